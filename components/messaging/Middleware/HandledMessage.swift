/// A message that a handler has handled: what deduplication goes by.
public struct HandledMessage: Sendable, Hashable {
    /// What the handler is called.
    public let handler: String

    /// Who sent the message; an id is unique within its source only.
    public let source: String

    /// The id of the message.
    public let messageID: String

    /// That the handler called `handler` has handled the message with this source and id.
    public init(handler: String, source: String, messageID: String) {
        self.handler = handler
        self.source = source
        self.messageID = messageID
    }
}
