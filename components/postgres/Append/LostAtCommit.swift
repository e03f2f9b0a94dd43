#if Postgres
/// The connection was lost when a transaction may have been committed already, or it was committed and isn't known to be
/// where it is to be.
struct LostAtCommit: Error {
    let cause: PostgresError

    /// `nil` where `error` says that nothing was committed.
    init?(_ error: PostgresError, in session: PostgresSession) {
        guard session.isBroken || error.code == .postgresUnconfirmed else { return nil }
        cause = error
    }
}
#endif
