import ServiceContextModule

/// The message that is being handled now. What is sent or stored meanwhile belongs to the same conversation.
///
/// It rides in the task's `ServiceContext`, and so reaches child tasks, and code that knows nothing of messages.
public struct MessageContext: Sendable {
    /// The id of the message that is being handled.
    public let messageID: String

    /// What it came with: one reference, and all of it small enough to ride without an allocation.
    @usableFromInline let metadata: Metadata

    /// The handling of a message. One without a correlation begins a conversation.
    public init(
        messageID: String, correlationID: String? = nil, traceParent: String? = nil, traceState: String? = nil
    ) {
        self.messageID = messageID
        metadata = Metadata(correlationID: correlationID, traceParent: traceParent, traceState: traceState)
    }

    /// The handling of the message in `envelope`.
    @inlinable
    public init(_ envelope: Envelope<some Sendable>) {
        messageID = envelope.id
        metadata = envelope.metadata
    }

    /// The message that the current task is handling, if it is handling one.
    public static var current: MessageContext? { ServiceContext.current?.message }
}

extension MessageContext {
    /// The conversation that it belongs to.
    public var correlationID: String { metadata.correlationID ?? messageID }

    /// The W3C Trace Context `traceparent` that it came with.
    public var traceParent: String? { metadata.traceParent }

    /// The W3C Trace Context `tracestate` that it came with.
    public var traceState: String? { metadata.traceState }
}

extension MessageContext: Hashable {
    public static func == (lhs: MessageContext, rhs: MessageContext) -> Bool { lhs.attributes == rhs.attributes }

    public func hash(into hasher: inout Hasher) { hasher.combine(attributes) }

    /// All that it tells.
    private var attributes: [String?] { [messageID, correlationID, traceParent, traceState] }
}
