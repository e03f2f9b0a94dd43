public import OrchestrixCommon

/// One message on its way to one handler: what a ``Middleware`` is told, whatever the message's type.
public struct Handling: Sendable {
    /// What the message is.
    public enum Kind: Sendable, Hashable {
        /// A fact, on its way to one of its subscribers.
        case event
        /// An intent, on its way to its handler.
        case command
    }

    /// Whether it is an event or a command.
    public let kind: Kind

    /// The name of the message, such as `order.created`.
    public let messageType: String

    /// The id of the message.
    public let messageID: String

    /// When it was said or when it happened.
    public let time: Timestamp

    /// The version of the content's encoded form, from 1.
    public let schemaVersion: Int

    /// Source, subject, correlation and the other attributes.
    public let metadata: Metadata

    /// The message. Its content belongs in no log and no label.
    public let message: any Message

    /// What the handler is called.
    public let handler: String

    /// Whether the sender waits for a reply, which only the handler can make.
    public let expectsReply: Bool

    /// Tells the handlers of this process apart, also those of one name.
    let registration: HandlerNumber

    let tally: AttemptTally

    init<Content: Message>(
        _ envelope: Envelope<Content>, _ kind: Kind, handler: String, registration: HandlerNumber,
        expectsReply: Bool = false
    ) {
        self.kind = kind
        messageType = envelope.type
        messageID = envelope.id
        time = envelope.time
        schemaVersion = envelope.schemaVersion
        metadata = envelope.metadata
        message = envelope.message
        self.handler = handler
        self.expectsReply = expectsReply
        self.registration = registration
        tally = AttemptTally()
    }
}

extension Handling {
    /// How often the handler has been called with this message so far: none on the way to the first attempt, and
    /// after `next` has returned or thrown as many as there were.
    public var attempts: Int { tally.count }

    /// The event that the message is to everybody else.
    ///
    /// - Throws: ``CloudEventError`` where the message can't be encoded, or its metadata can't travel.
    public func cloudEvent() throws(CloudEventError) -> CloudEvent {
        try Self.cloudEvent(of: message, self)
    }

    private static func cloudEvent<Content: Message>(
        of message: Content, _ handling: Handling
    ) throws(CloudEventError) -> CloudEvent {
        try CloudEventCodec().event(
            of: Envelope(
                id: handling.messageID, type: handling.messageType, time: handling.time,
                schemaVersion: handling.schemaVersion, metadata: handling.metadata, message: message))
    }
}
