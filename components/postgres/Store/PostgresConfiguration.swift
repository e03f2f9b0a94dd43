#if Postgres
public import OrchestrixCommon
public import OrchestrixEventSourcing

/// How a ``PostgreSQLEventStore`` works.
public struct PostgresConfiguration: Sendable {
    /// The schema that holds the tables. It is made where it is absent.
    public var schema: String

    /// What the tables' names begin with.
    public var tablePrefix: String

    /// What is over a limit is refused at the door.
    public var limits: StoreLimits

    /// How many appends wait, and how many share one transaction.
    public var groupCommit: GroupCommitLimits

    /// How many connections there are to read through, besides the two that append, the one that listens, and those
    /// for transactions.
    public var pool: PoolLimits

    /// How many connections there are for transactions with SQL of the program's own.
    public var transactions: PoolLimits

    /// How long to try to connect, to all hosts of the address together. Reads and appends that lose their connection go
    /// on trying for as long; a subscription goes on for as long as it lives.
    public var connectTimeout: Duration

    /// How long to wait for the server's answer, before the connection counts as lost.
    public var responseTimeout: Duration

    /// How long to wait for what another transaction has locked, before an append fails with `.storeBusy`.
    public var lockTimeout: Duration

    /// How often to look for other nodes' events where no notification came; they are notified, so this is the safety
    /// net. On a standby, and behind a pooler of transactions, nobody is notified: this is how late events are noticed.
    public var pollInterval: Duration

    /// How long a reader waits for a position that is missing, before that counts as corruption.
    ///
    /// Stores never leave one. A program that writes to the tables without their lock may, until it commits.
    public var holeTimeout: Duration

    /// Whether to work on a server that runs with `fsync=off`, and so may lose what it has confirmed.
    public var allowsUnsafeServer: Bool

    /// Where `recordedAt` comes from.
    public var clock: WallClock

    /// A configuration; by default the schema `orchestrix`, ten seconds to connect, for locks and for missing
    /// positions, a minute for an answer, and a look every second.
    public init(
        schema: String = "orchestrix", tablePrefix: String = "", limits: StoreLimits = .standard,
        groupCommit: GroupCommitLimits = .standard, pool: PoolLimits = .standard,
        transactions: PoolLimits = .standard, connectTimeout: Duration = .seconds(10),
        responseTimeout: Duration = .seconds(60), lockTimeout: Duration = .seconds(10),
        pollInterval: Duration = .seconds(1), holeTimeout: Duration = .seconds(10), allowsUnsafeServer: Bool = false,
        clock: WallClock = .system
    ) {
        self.schema = schema
        self.tablePrefix = tablePrefix
        self.limits = limits
        self.groupCommit = groupCommit
        self.pool = pool
        self.transactions = transactions
        self.connectTimeout = connectTimeout
        self.responseTimeout = responseTimeout
        self.lockTimeout = lockTimeout
        self.pollInterval = pollInterval
        self.holeTimeout = holeTimeout
        self.allowsUnsafeServer = allowsUnsafeServer
        self.clock = clock
    }

    /// The configuration that a store has unless told otherwise.
    public static let standard = PostgresConfiguration()

    func settings(address: String) -> SessionSettings {
        SessionSettings(
            address: address, connectTimeout: connectTimeout, responseTimeout: responseTimeout,
            lockTimeout: lockTimeout, allowsUnsafeServer: allowsUnsafeServer)
    }
}
#endif
