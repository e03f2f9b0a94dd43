extension Metadata {
    /// The same metadata, as part of the conversation that `context` is in: correlation, causation and trace are
    /// taken from there where they are `nil`. Without a context nothing changes.
    public func continuing(_ context: MessageContext?) -> Metadata {
        guard let context else { return self }
        var result = self
        if correlationID == nil { result.correlationID = context.correlationID }
        if causationID == nil { result.causationID = context.messageID }
        if traceParent == nil {
            // A state belongs to its parent: one of another trace would be wrong.
            result.traceParent = context.traceParent
            if traceState == nil { result.traceState = context.traceState }
        }
        return result
    }
}
