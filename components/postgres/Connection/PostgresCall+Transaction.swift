#if Postgres
extension PostgresCall {
    /// Begins a transaction each of whose statements sees what was committed before it. Set here and not left to the
    /// server's defaults: what is decided under a lock must be read after the lock was taken.
    static let begin = PostgresCall("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")

    /// Begins a transaction that reads from one snapshot.
    static let beginReading = PostgresCall("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    /// Whether it begins a transaction.
    var isBeginning: Bool { sql == Self.begin.sql || sql == Self.beginReading.sql }

    static let commit = PostgresCall("COMMIT")

    /// Writes something without effect where there are standbys that a commit is to wait for, so that it waits until they
    /// have everything that was committed before, too.
    ///
    /// A commit that writes nothing waits for nobody. But what it has found stored may be on this server alone: the session
    /// that stored it was ended while it waited for a standby, or the server was.
    static let confirm = PostgresCall(
        """
        SELECT pg_logical_emit_message(true, 'orchestrix', ''::text)
        WHERE current_setting('synchronous_standby_names') <> ''
        """)

    static let rollback = PostgresCall("ROLLBACK")
}
#endif
