public import OrchestrixCommon

/// A middleware kept a message from its handler, or cut the handling short.
///
/// It names the message and the handler, and never shows what the message holds.
public struct HandlingError: OrchestrixError {
    public let code: ErrorCode
    public let message: String
    public let context: [String: String]
    public let cause: (any Error)?
    public let isRetryable: Bool

    init(
        _ code: ErrorCode, _ handling: Handling, _ message: String, context: [String: String] = [:],
        cause: (any Error)? = nil, isRetryable: Bool = false
    ) {
        self.code = code
        self.message = message
        let common = [
            "handler": handling.handler, "messageid": handling.messageID, "messagetype": handling.messageType,
        ]
        self.context = common.merging(context) { _, own in own }
        self.cause = cause
        self.isRetryable = isRetryable
    }
}

extension ErrorCode {
    /// The handler took longer than its limit, and was cancelled.
    public static let timeLimitExceeded: ErrorCode = "bus.time_limit_exceeded"
    /// The same message is with the same handler already. Worth trying again later.
    public static let messageInProgress: ErrorCode = "bus.message_in_progress"
    /// The same command was handled before, and its reply isn't kept.
    public static let alreadyHandled: ErrorCode = "bus.already_handled"
    /// A middleware has let a command be that its sender expects a reply to.
    public static let noReply: ErrorCode = "bus.no_reply"
}
