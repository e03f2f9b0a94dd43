#if Postgres
/// The connection was lost when a transaction may have been committed already.
struct LostAtCommit: Error {
    let cause: PostgresError
}
#endif
