import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing

/// What SQLite reports, as the errors that a store throws. None of them shows SQL's arguments.
enum SQLiteFailure {
    /// Runs `work` and translates what it throws.
    static func translated<Result>(_ work: () async throws -> Result) async throws -> Result {
        do { return try await work() } catch { throw translated(error) }
    }

    /// What a store throws where `error` was thrown inside; errors that aren't SQLite's pass.
    static func translated(_ error: any Error) -> any Error {
        switch error {
        // Only the cancellation of the caller's task interrupts a statement.
        case let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT: CancellationError()
        case let error as DatabaseError: failure(error)
        case let error as UnreadableColumn:
            EventStoreError(
                .corrupted, "column \(error.name) holds what no store writes", context: ["column": error.name])
        default: error
        }
    }

    /// The store's error for what SQLite reports.
    static func failure(_ error: DatabaseError) -> EventStoreError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            EventStoreError(
                .storeBusy, "other processes kept the database locked for longer than the limit", cause: error,
                isRetryable: true)
        case .SQLITE_MISUSE: EventStoreError(.storeClosed, "the store is closed")
        case .SQLITE_CORRUPT: EventStoreError(.corrupted, "the database file is damaged", cause: error)
        case .SQLITE_NOTADB: EventStoreError(.corrupted, "the file isn't a SQLite database", cause: error)
        default: EventStoreError(.storeFailed, "SQLite refused: \(error.reason)", cause: error)
        }
    }

    /// The error of an append whose transaction failed while it was being committed.
    ///
    /// After a failed write to the disk nobody can tell whether a power cut would bring the transaction back.
    static func failureAtCommit(_ error: DatabaseError) -> EventStoreError {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_FULL: failure(error)
        default:
            EventStoreError(
                .outcomeUnknown, "SQLite failed while it committed: \(error.reason)", cause: error, isRetryable: true)
        }
    }
}

extension DatabaseError {
    /// What SQLite says, with its extended code, such as `disk I/O error (4106)`.
    fileprivate var reason: String {
        "\(message ?? resultCode.description) (\(extendedResultCode.rawValue))"
    }

    /// Whether one row's data may be to blame, rather than the disk or the lock.
    var concernsData: Bool {
        switch resultCode {
        case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH, .SQLITE_TOOBIG, .SQLITE_RANGE: true
        default: false
        }
    }
}
