#if Postgres
/// What several transactions take turns at. Each lock lasts as long as the transaction that takes it.
enum StoreLock: String {
    /// Appending: positions are contiguous and in the order of commits.
    case log
    /// Erasing a stream, against keeping a snapshot of it.
    case snapshots
    /// Keeping dead letters: a later number never becomes visible before an earlier one.
    case deadLetters
    /// Bringing the tables to another version.
    case schema
}

extension PostgresCall {
    /// Waits for a lock. What the transaction reads in later statements is what the one before it has left.
    static func take(_ lock: StoreLock, of tables: PostgresTables) -> PostgresCall {
        PostgresCall("SELECT pg_advisory_xact_lock($1)") { $0.bind(tables.lock(lock)) }
    }

    /// Waits for a lock that others may share.
    static func share(_ lock: StoreLock, of tables: PostgresTables) -> PostgresCall {
        PostgresCall("SELECT pg_advisory_xact_lock_shared($1)") { $0.bind(tables.lock(lock)) }
    }
}
#endif
