public import OrchestrixCommon

/// A message that was to go to one handler again can't: there isn't exactly one of its name that takes it.
public struct RedeliveryError: OrchestrixError {
    public let code: ErrorCode

    /// The name of the handler.
    public let handler: String

    /// The type of the message.
    public let messageType: String

    /// Several handlers of this name take such messages, or none does.
    public init(_ code: ErrorCode, handler: String, messageType: String) {
        self.code = code
        self.handler = handler
        self.messageType = messageType
    }

    public var message: String {
        code == .severalHandlers
            ? "several handlers called \(handler) take \(messageType)"
            : "no handler called \(handler) takes \(messageType)"
    }

    public var context: [String: String] { ["handler": handler, "messagetype": messageType] }
}
