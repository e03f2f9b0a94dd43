/// Which dead letters are meant: those that have all of what is given.
public struct DeadLetterFilter: Sendable, Hashable {
    /// The name of the handler, or `nil` for all.
    public var handler: String?

    /// The type of the message, such as `order.created`, or `nil` for all.
    public var messageType: String?

    /// Letters of this handler and this type of message.
    public init(handler: String? = nil, messageType: String? = nil) {
        self.handler = handler
        self.messageType = messageType
    }

    /// Every letter.
    public static let all = DeadLetterFilter()

    /// Whether a letter is meant.
    public func accepts(_ letter: DeadLetter) -> Bool {
        (handler == nil || handler == letter.handler) && (messageType == nil || messageType == letter.message.type)
    }
}
