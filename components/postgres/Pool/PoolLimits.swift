#if Postgres
/// How many connections a store reads through, and how long each is kept.
public struct PoolLimits: Sendable, Hashable {
    /// How many connections are kept even if nobody needs them.
    public var minimum: Int

    /// How many there may be at once.
    public var maximum: Int

    /// How long a caller waits for a connection altogether, also while one is made.
    public var acquireTimeout: Duration

    /// How long a connection that nobody needs is kept.
    public var idleTime: Duration

    /// How old a connection gets.
    public var lifetime: Duration

    /// A connection that has been idle for this long is asked whether it still stands before it is handed on.
    public var checkAfter: Duration

    /// Limits; by default up to eight connections, of which none is kept for more than five idle minutes or an hour
    /// altogether, and ten seconds to get one.
    public init(
        minimum: Int = 0, maximum: Int = 8, acquireTimeout: Duration = .seconds(10), idleTime: Duration = .seconds(300),
        lifetime: Duration = .seconds(3_600), checkAfter: Duration = .seconds(30)
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.acquireTimeout = acquireTimeout
        self.idleTime = idleTime
        self.lifetime = lifetime
        self.checkAfter = checkAfter
    }

    /// The limits that a store has unless told otherwise.
    public static let standard = PoolLimits()
}
#endif
