import ServiceContextModule

/// The message that is being handled now. What is sent or stored meanwhile belongs to the same conversation.
///
/// It rides in the task's `ServiceContext`, and so reaches child tasks, and code that knows nothing of messages.
public struct MessageContext: Sendable, Hashable {
    /// The id of the message that is being handled.
    public let messageID: String

    /// The conversation that it belongs to.
    public let correlationID: String

    /// The W3C Trace Context `traceparent` that it came with.
    public let traceParent: String?

    /// The W3C Trace Context `tracestate` that it came with.
    public let traceState: String?

    /// The handling of a message. One without a correlation begins a conversation.
    public init(
        messageID: String, correlationID: String? = nil, traceParent: String? = nil, traceState: String? = nil
    ) {
        self.messageID = messageID
        self.correlationID = correlationID ?? messageID
        self.traceParent = traceParent
        self.traceState = traceState
    }

    /// The handling of the message in `envelope`.
    public init(_ envelope: Envelope<some Sendable>) {
        let metadata = envelope.metadata
        self.init(
            messageID: envelope.id, correlationID: metadata.correlationID, traceParent: metadata.traceParent,
            traceState: metadata.traceState)
    }

    /// The message that the current task is handling, if it is handling one.
    public static var current: MessageContext? { ServiceContext.current?.message }
}
