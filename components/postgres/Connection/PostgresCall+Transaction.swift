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

    static let rollback = PostgresCall("ROLLBACK")
}
#endif
