extension Metadata {
    /// Metadata that says nothing but who speaks in which conversation: the one that `context` is in, or one that
    /// begins with the message `id`.
    public init(source: String, continuing context: MessageContext?, orBeginning id: String) {
        self.init(
            source: source, correlationID: context?.correlationID ?? id, causationID: context?.messageID,
            traceParent: context?.traceParent, traceState: context?.traceState)
    }

    /// The same metadata, as part of the conversation that `context` is in: correlation, causation and trace are
    /// taken from there where they are `nil`. Without a context nothing changes.
    public func continuing(_ context: MessageContext?) -> Metadata {
        guard let context else { return self }
        var fields = fields
        if fields.correlationID == nil { fields.correlationID = context.correlationID }
        if fields.causationID == nil { fields.causationID = context.messageID }
        if fields.traceParent == nil {
            // A state belongs to its parent: one of another trace would be wrong.
            fields.traceParent = context.traceParent
            if fields.traceState == nil { fields.traceState = context.traceState }
        }
        var result = self
        result.fields = fields
        return result
    }
}
