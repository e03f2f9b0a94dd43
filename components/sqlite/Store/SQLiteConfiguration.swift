public import OrchestrixCommon
public import OrchestrixEventSourcing

/// How a ``SQLiteEventStore`` works. There is no setting that makes it less durable.
public struct SQLiteConfiguration: Sendable {
    /// How long to wait for another process that writes, before an append fails with `.storeBusy`.
    public var busyTimeout: Duration

    /// How many reads may run at once, besides the one writer.
    public var readers: Int

    /// What is over a limit is refused at the door.
    public var limits: StoreLimits

    /// How many appends wait, and how many share one transaction.
    public var groupCommit: GroupCommitLimits

    /// How often to look for other processes' events where no notification came; they are notified, so this is the
    /// safety net.
    public var pollInterval: Duration

    /// Where `recordedAt` comes from.
    public var clock: WallClock

    /// A configuration; by default ten seconds of patience, four readers and a look every second.
    public init(
        busyTimeout: Duration = .seconds(10), readers: Int = 4, limits: StoreLimits = .standard,
        groupCommit: GroupCommitLimits = .standard, pollInterval: Duration = .seconds(1), clock: WallClock = .system
    ) {
        self.busyTimeout = busyTimeout
        self.readers = readers
        self.limits = limits
        self.groupCommit = groupCommit
        self.pollInterval = pollInterval
        self.clock = clock
    }

    /// The configuration that a store has unless told otherwise.
    public static let standard = SQLiteConfiguration()
}
