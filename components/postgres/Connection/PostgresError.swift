#if Postgres
public import OrchestrixCommon

/// What PostgreSQL, or the connection to it, reported.
///
/// It holds names and codes only: the server's own message may quote what was stored, and that of a failed connection
/// what it was made with.
public struct PostgresError: OrchestrixError, Hashable {
    public let code: ErrorCode
    public let message: String
    public let context: [String: String]
    public let isRetryable: Bool

    /// The five characters by which PostgreSQL tells what went wrong; `nil` where the connection failed.
    public let sqlState: String?

    /// A failure of the connection.
    init(_ code: ErrorCode, _ message: String, context: [String: String] = [:], isRetryable: Bool = false) {
        self.code = code
        self.message = message
        self.context = context
        self.isRetryable = isRetryable
        sqlState = nil
        isOfCommit = false
        isReadOnly = false
    }

    /// Whether it was the COMMIT that failed, so that each statement before it had gone well.
    let isOfCommit: Bool

    /// Whether the server takes nothing in, since it is a standby.
    let isReadOnly: Bool

    /// What the server reported.
    ///
    /// - Parameters:
    ///   - context: names of tables, columns and constraints.
    ///   - isOfBegin: whether a transaction that is to write couldn't be begun.
    init(sqlState: String, context: [String: String], isOfCommit: Bool = false, isOfBegin: Bool = false) {
        code = .postgresRefused
        message = "PostgreSQL reports \(sqlState)"
        self.context = context
        self.sqlState = sqlState
        self.isOfCommit = isOfCommit
        // A standby calls such a transaction a feature that it doesn't support.
        isReadOnly = sqlState == "25006" || (isOfBegin && sqlState == "0A000")
        let mayPass = ["08", "40", "53", "57"].contains(sqlState.prefix(2)) || ["55P03", "25P03"].contains(sqlState)
        // At COMMIT the server's queue of notifications can be full, until those who listen have read on.
        isRetryable = mayPass || (isOfCommit && sqlState == "54000")
    }
}

extension ErrorCode {
    /// The server refused a statement; the error's `sqlState` says why.
    public static let postgresRefused: ErrorCode = "postgres.refused"
    /// No connection could be made.
    public static let postgresUnreachable: ErrorCode = "postgres.unreachable"
    /// The connection was lost.
    public static let postgresConnectionLost: ErrorCode = "postgres.connection_lost"
    /// The server didn't answer within the limit.
    public static let postgresTimedOut: ErrorCode = "postgres.timed_out"
    /// What was committed may not be on the standbys that the commit was to wait for.
    public static let postgresUnconfirmed: ErrorCode = "postgres.unconfirmed"
    /// The caller got no connection within the limit of the pool.
    public static let postgresPoolExhausted: ErrorCode = "postgres.pool_exhausted"
    /// A row has no such column, or the column holds something else than was asked for.
    public static let postgresUnreadable: ErrorCode = "postgres.unreadable"
}

extension PostgresError {
    /// Whether the connection is gone, or no longer to be trusted.
    var concernsConnection: Bool {
        guard let sqlState else { return ![.postgresPoolExhausted, .postgresUnconfirmed].contains(code) }
        return sqlState.hasPrefix("08") || sqlState.hasPrefix("57P") || Self.ending.contains(context["severity"] ?? "")
    }

    /// Whether one item's data may be to blame, rather than the lock, the disk or the connection.
    var concernsData: Bool {
        guard let sqlState, !isOfCommit else { return false }
        return ["22", "23", "44", "54"].contains(sqlState.prefix(2)) || sqlState == "P0001"
    }

    /// What the server ends a session with.
    private static let ending: Set<String> = ["FATAL", "PANIC"]

    static let lost = PostgresError(
        .postgresConnectionLost, "the connection to PostgreSQL was lost", isRetryable: true)

    static let timedOut = PostgresError(
        .postgresTimedOut, "PostgreSQL didn't answer within the limit", isRetryable: true)

    static let unconfirmed = PostgresError(
        .postgresUnconfirmed, "PostgreSQL committed, and was kept from waiting for its standbys", isRetryable: true)

    static let poolExhausted = PostgresError(
        .postgresPoolExhausted, "no connection became free within the limit", isRetryable: true)
}
#endif
