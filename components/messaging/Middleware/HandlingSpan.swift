public import ServiceContextModule

/// The part of a trace that is one handling.
public struct HandlingSpan: Sendable {
    /// What the handler runs in, with the span in it; `nil` leaves the task's context as it is.
    public let context: ServiceContext?

    /// The W3C Trace Context `traceparent` of this span, which goes on with what the handler sends; `nil` leaves the
    /// message's own.
    public let traceParent: String?

    /// Called once, at the end: with `nil` where the handling succeeded, else with what was thrown.
    public let end: @Sendable ((any Error)?) -> Void

    /// A span that has begun.
    public init(
        context: ServiceContext? = nil, traceParent: String? = nil,
        end: @escaping @Sendable ((any Error)?) -> Void
    ) {
        self.context = context
        self.traceParent = traceParent
        self.end = end
    }

    /// The context for the handler: the span's, with the message that is being handled.
    func handlingContext() -> ServiceContext {
        let current = ServiceContext.current ?? .topLevel
        var result = context ?? current
        guard let message = current.message else { return result }
        result.message = MessageContext(
            messageID: message.messageID, correlationID: message.correlationID,
            traceParent: traceParent ?? message.traceParent, traceState: message.traceState)
        return result
    }
}
