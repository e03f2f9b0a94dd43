#if Postgres
/// What a pool was doing at one moment.
public struct PoolMetrics: Sendable, Hashable {
    /// Connections that callers have.
    public let inUse: Int
    /// Connections that nobody has.
    public let idle: Int
    /// Connections that are being made.
    public let opening: Int
    /// Callers that wait for one.
    public let waiting: Int
    /// What it has done so far.
    public let counts: PoolCounts
}
#endif
