/// The names under which the framework logs what a line is about, so that all lines about one thing are found together.
///
/// Those of messages are the names of their CloudEvents attributes.
///
/// ```swift
/// logger.info("stored", metadata: [LogKey.stream: "account-ACC-1", LogKey.position: "4711"])
/// ```
public enum LogKey {
    /// The id of a message or a stored event.
    public static let messageID = "messageid"
    /// The type of a message or a stored event, such as `account.deposited`.
    public static let messageType = "messagetype"
    /// The conversation: the id of the message that began it.
    public static let correlationID = "correlationid"
    /// The id of the message that led to this one.
    public static let causationID = "causationid"
    /// The id of a command, under which its outcome is remembered.
    public static let command = "command"
    /// The stream, such as `account-ACC-1`.
    public static let stream = "stream"
    /// The version of a stream.
    public static let streamVersion = "streamversion"
    /// The place in the log.
    public static let position = "position"
    /// The name of a handler.
    public static let handler = "handler"
    /// The number of an attempt, from 1.
    public static let attempt = "attempt"

    /// The type of an error.
    public static let errorType = "error.type"
    /// The code of an error, such as `store.busy`.
    public static let errorCode = "error.code"
    /// The message of an error.
    public static let errorMessage = "error.message"
    /// The context of an error, as a dictionary.
    public static let errorContext = "error.context"
    /// Whether the call that failed is worth repeating: `true` or `false`.
    public static let errorRetryable = "error.retryable"
    /// The errors that led to an error, the nearest first, as an array of dictionaries with these same names.
    public static let errorCauses = "error.causes"
}
