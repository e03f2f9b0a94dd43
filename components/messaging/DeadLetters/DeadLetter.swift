public import OrchestrixCommon

/// A message that a handler failed to handle for good, kept until somebody decides what becomes of it.
///
/// It holds the message whole, so whoever keeps letters keeps what the messages hold. Erasing a stream doesn't reach
/// them; discard them.
public struct DeadLetter: Sendable, Hashable {
    /// The letter's own id.
    public let id: String

    /// The message, as it would have left the program.
    public let message: CloudEvent

    /// The name of the handler that failed.
    public let handler: String

    /// What went wrong last, for programs; `bus.handler_failed` where the error has no code.
    public private(set) var errorCode: ErrorCode

    /// What went wrong last, for people; of a foreign error only its type, since its text may hold anything.
    public private(set) var errorText: String

    /// How often the handler was called with the message altogether; 0 where a middleware always came before it.
    public private(set) var attempts: Int

    /// When it failed first.
    public private(set) var firstFailedAt: Timestamp

    /// When it failed last.
    public private(set) var lastFailedAt: Timestamp

    /// A letter about `error`.
    public init(
        id: String, message: CloudEvent, handler: String, error: any Error, attempts: Int,
        firstFailedAt: Timestamp, lastFailedAt: Timestamp
    ) {
        let (code, text) = Self.words(for: error)
        self.init(
            id: id, message: message, handler: handler, errorCode: code, errorText: text, attempts: attempts,
            firstFailedAt: firstFailedAt, lastFailedAt: lastFailedAt)
    }

    /// A letter as a store has kept it.
    public init(
        id: String, message: CloudEvent, handler: String, errorCode: ErrorCode, errorText: String, attempts: Int,
        firstFailedAt: Timestamp, lastFailedAt: Timestamp
    ) {
        self.id = id
        self.message = message
        self.handler = handler
        self.errorCode = errorCode
        self.errorText = errorText
        self.attempts = attempts
        self.firstFailedAt = firstFailedAt
        self.lastFailedAt = lastFailedAt
    }
}

extension DeadLetter {
    /// Whether both are about the same message, by its source and id, and the same handler. A store keeps one letter
    /// of such.
    public func isAboutTheSame(as other: DeadLetter) -> Bool {
        message.id == other.message.id && message.source == other.message.source && handler == other.handler
    }

    /// This letter after the same message has failed again with the same handler: id and message stay, attempts add
    /// up, and the later failure is told.
    public func adding(_ later: DeadLetter) -> DeadLetter {
        var result = self
        result.errorCode = later.errorCode
        result.errorText = later.errorText
        result.attempts += later.attempts
        result.firstFailedAt = min(firstFailedAt, later.firstFailedAt)
        result.lastFailedAt = max(lastFailedAt, later.lastFailedAt)
        return result
    }

    /// The letter about one further failure of the same.
    func failing(with error: any Error, at moment: Timestamp) -> DeadLetter {
        DeadLetter(
            id: id, message: message, handler: handler, error: error, attempts: 1, firstFailedAt: moment,
            lastFailedAt: moment)
    }

    /// The handler's own error is told rather than that of the bus around it.
    private static func words(for error: any Error) -> (ErrorCode, String) {
        if let delivery = error as? DeliveryError, delivery.failures.count == 1 {
            return words(for: delivery.failures[0].error)
        }
        guard let known = error as? any OrchestrixError else {
            return (.handlerFailed, TypeName.text(of: Swift.type(of: error)))
        }
        return (known.code, known.description)
    }
}
