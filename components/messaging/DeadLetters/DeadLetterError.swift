public import OrchestrixCommon

/// What a store of dead letters can't do.
public struct DeadLetterError: OrchestrixError {
    public let code: ErrorCode
    public let message: String
    public let context: [String: String]

    /// An error about dead letters. Neither text may hold anything of a message's content.
    public init(_ code: ErrorCode, _ message: String, context: [String: String] = [:]) {
        self.code = code
        self.message = message
        self.context = context
    }
}

extension ErrorCode {
    /// There is no dead letter with this id.
    public static let unknownDeadLetter: ErrorCode = "deadletter.unknown"
    /// The store has no room for a further letter.
    public static let deadLettersFull: ErrorCode = "deadletter.full"
    /// The letter can't be kept as it is: a name in it is too long.
    public static let invalidDeadLetter: ErrorCode = "deadletter.invalid"
    /// The id is that of another letter.
    public static let deadLetterConflict: ErrorCode = "deadletter.conflict"
}
