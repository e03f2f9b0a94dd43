public import OrchestrixCommon

/// A message didn't reach those whom it was meant for, or not all of them could handle it.
///
/// Its text names the message and the handlers, and never shows what the message holds.
public struct DeliveryError: OrchestrixError {
    public let code: ErrorCode

    /// The name of the message, such as `order.created`.
    public let messageType: String

    /// The id of the message.
    public let messageID: String

    /// What the handlers threw, in the order of their registration; empty if none was called.
    public let failures: [HandlerFailure]

    /// An error about the message of this name and id.
    public init(_ code: ErrorCode, messageType: String, messageID: String, failures: [HandlerFailure] = []) {
        self.code = code
        self.messageType = messageType
        self.messageID = messageID
        self.failures = failures
    }

    public var message: String {
        switch code {
        case .noHandler: "no handler is registered for command \(messageType)"
        case .severalHandlers: "several handlers are registered for command \(messageType), which takes one"
        default: "\(messageType) wasn't handled: \(failures.map(\.summary).joined(separator: "; "))"
        }
    }

    public var context: [String: String] { ["messageid": messageID, "messagetype": messageType] }

    /// What the first failing handler threw; ``failures`` has all.
    public var cause: (any Error)? { failures.first?.error }

    /// Whether it is worth publishing the message again: if every cause says so.
    public var isRetryable: Bool {
        !failures.isEmpty && failures.allSatisfy { ($0.error as? any OrchestrixError)?.isRetryable == true }
    }

    /// The message, the code and the message's id. The causes are told in the message.
    public var description: String { "\(message) [\(code)] (messageid=\(messageID))" }
}

extension ErrorCode {
    /// At least one handler threw.
    public static let handlerFailed: ErrorCode = "bus.handler_failed"
    /// A command was sent for which no handler is registered.
    public static let noHandler: ErrorCode = "bus.no_handler"
    /// A command was sent for which more than one handler is registered.
    public static let severalHandlers: ErrorCode = "bus.several_handlers"
}

extension HandlerFailure {
    /// The handler and what it threw; of foreign errors only the type, since their texts may hold anything.
    fileprivate var summary: String {
        "\(handler) threw \((error as? any OrchestrixError)?.description ?? TypeName.text(of: Swift.type(of: error)))"
    }
}
