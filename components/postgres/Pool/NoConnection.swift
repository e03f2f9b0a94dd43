#if Postgres
/// A caller got no connection within the limit, so that nothing of what it wanted was done. It has been tried for long
/// enough, and isn't tried again.
struct NoConnection: Error {
    let cause: PostgresError
}
#endif
