#if Postgres
extension PostgresSession {
    /// Whether the server is a standby. Once it isn't any more, it doesn't become one again while the session lives.
    func isInRecovery() throws -> Bool {
        try run(PostgresCall("SELECT pg_is_in_recovery()")).bool(0, 0)
    }
}
#endif
