#if Postgres
import OrchestrixEventSourcing

/// What PostgreSQL reports, as the errors that a store throws.
enum PostgresFailure {
    /// Runs `work` and translates what it throws.
    static func translated<Result>(_ work: () async throws -> Result) async throws -> Result {
        do { return try await work() } catch { throw translated(error) }
    }

    /// What a store throws where `error` was thrown inside; errors that aren't this component's pass.
    static func translated(_ error: any Error) -> any Error {
        switch error {
        case let error as PostgresError: failure(error)
        case let error as NoConnection: failure(error.cause)
        case let error as UnreadableColumn:
            EventStoreError(
                .corrupted, "column \(error.name) holds what no store writes", context: ["column": error.name])
        default: error
        }
    }

    private static func failure(_ error: PostgresError) -> EventStoreError {
        if error.isReadOnly {
            return EventStoreError(
                .storeReadOnly, "the server is a standby, which takes nothing in: its primary does", cause: error)
        }
        return switch error.sqlState {
        case "40001":
            EventStoreError(
                .storeBusy, "the server gave it up in favour of other work, as a standby does", cause: error,
                isRetryable: true)
        case "55P03", "57014", "40P01":
            EventStoreError(
                .storeBusy, "other transactions kept the store locked for longer than the limit", cause: error,
                isRetryable: true)
        case nil where error.code == .postgresUnconfirmed: outcomeUnknown(error)
        case nil: EventStoreError(.storeFailed, error.message, cause: error, isRetryable: error.isRetryable)
        default:
            EventStoreError(
                .storeFailed, "PostgreSQL refused", cause: error, isRetryable: error.isRetryable)
        }
    }

    /// The error of what is stored or not, which couldn't be found out.
    static func outcomeUnknown(_ error: PostgresError) -> EventStoreError {
        let what =
            error.code == .postgresUnconfirmed
            ? "it is stored, but a fail-over may lose it: the wait for the standbys was cancelled"
            : "the connection was lost while it was being stored"
        return EventStoreError(.outcomeUnknown, what, cause: error, isRetryable: true)
    }
}
#endif
