#if Postgres
/// What a pool has done since it was made.
public struct PoolCounts: Sendable, Hashable {
    /// Connections that were made.
    public internal(set) var created = 0
    /// Connections that were ended.
    public internal(set) var closed = 0
    /// Times that a connection was handed to a caller.
    public internal(set) var acquired = 0
    /// Callers that waited in vain.
    public internal(set) var timedOut = 0
    /// How long callers waited for a connection altogether.
    public internal(set) var waited = Duration.zero
}
#endif
