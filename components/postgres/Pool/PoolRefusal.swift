#if Postgres
/// Why a caller gets no connection.
enum PoolRefusal: Hashable, Sendable {
    /// It was cancelled.
    case cancelled
    /// None became free, and none could be made, within the limit.
    case timedOut
    /// None can be made.
    case unreachable
    /// The pool is closed.
    case closed
}
#endif
