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
    }

    /// What the server reported.
    ///
    /// - Parameter context: names of tables, columns and constraints.
    init(sqlState: String, context: [String: String]) {
        code = .postgresRefused
        message = "PostgreSQL reports \(sqlState)"
        self.context = context
        self.sqlState = sqlState
        isRetryable = ["08", "40", "53", "57"].contains(sqlState.prefix(2)) || sqlState == "55P03"
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
    /// A row has no such column, or the column holds something else than was asked for.
    public static let postgresUnreadable: ErrorCode = "postgres.unreadable"
}

extension PostgresError {
    /// Whether the connection is gone, or no longer to be trusted.
    var concernsConnection: Bool {
        guard let sqlState else { return true }
        return sqlState.hasPrefix("08") || sqlState.hasPrefix("57P")
    }

    /// Whether one item's data may be to blame, rather than the lock, the disk or the connection.
    var concernsData: Bool {
        guard let sqlState else { return false }
        return ["22", "23", "44", "54"].contains(sqlState.prefix(2)) || sqlState == "P0001"
    }

    static let lost = PostgresError(
        .postgresConnectionLost, "the connection to PostgreSQL was lost", isRetryable: true)

    static let timedOut = PostgresError(
        .postgresTimedOut, "PostgreSQL didn't answer within the limit", isRetryable: true)
}
#endif
