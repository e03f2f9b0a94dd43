#if Postgres
public import OrchestrixEventSourcing

/// Keeps events in a PostgreSQL database: durable, in one order, shared by any number of machines.
///
/// ```swift
/// let store = try await PostgreSQLEventStore("postgresql://bank@db.example/bank")
/// let accounts = AggregateRepository<Account>(store: store)
/// ```
///
/// When an append returns, its events are on the server's disk. Callers that append at the same time share one
/// transaction and one round trip, and each gets its own result.
public final class PostgreSQLEventStore: EventStore {
    let database: PostgresDatabase
    let configuration: PostgresConfiguration
    let committer: GroupCommitter<AppendRequest, AppendResult>
    let wake: WakeUp
    /// The connections of transactions with SQL of the program's own; their own, so that no closure that takes its time
    /// keeps a reader waiting.
    let transactions: ConnectionPool
    let settings: SessionSettings
    private let writer: PostgresWriter

    var tables: PostgresTables { database.tables }

    /// Opens the store in the database at `address`, and makes its tables where they are absent.
    ///
    /// Any number of nodes may do so at once. On a standby it makes nothing; such a store reads, and throws
    /// `.storeReadOnly` where it would write.
    ///
    /// - Parameter address: a URI, or `keyword=value` pairs, as libpq takes them; also several hosts, and whatever
    ///   concerns encryption. It appears in no error.
    /// - Throws: `EventStoreError`: `.schemaTooNew` for tables of a newer version of this library, and `.schemaTooOld`
    ///   on a standby that hasn't got those of this version; `.invalidRequest` for a schema or a prefix that can't be;
    ///   `.storeFailed` where the server can't be reached, or isn't fit.
    public init(_ address: String, configuration: PostgresConfiguration = .standard) async throws {
        guard configuration.pool.maximum >= 1, configuration.transactions.maximum >= 1 else {
            throw EventStoreError(
                .invalidRequest, "a store needs a connection to read through, and one for transactions")
        }
        let tables = try PostgresTables(schema: configuration.schema, prefix: configuration.tablePrefix)
        let settings = configuration.settings(address: address)
        var writerSettings = settings
        writerSettings.isWriter = true
        let database = PostgresDatabase(settings, tables: tables, limits: configuration.pool)
        try await database.migrate()
        let writer = PostgresWriter(writerSettings, lanes: 2, tables: tables, clock: configuration.clock)
        let wake = WakeUp(settings, tables: tables, pollInterval: configuration.pollInterval)
        self.database = database
        self.settings = settings
        transactions = ConnectionPool(settings, limits: configuration.transactions)
        self.configuration = configuration
        self.writer = writer
        self.wake = wake
        committer = GroupCommitter(limits: configuration.groupCommit, lanes: writer.threads) { requests, lane in
            let (outcome, head) = await writer.commit(requests, lane: lane)
            if let head { wake.announce(head: head) }
            return outcome
        }
    }

    deinit {
        wake.close()
    }

    /// Returns when the database has answered; throws where it can't be reached within the limits.
    public func ping() async throws {
        _ = try await database.read([LogEnd.call(tables)]) { $0.count }
    }

    /// What the connections are doing through which the store reads.
    public var poolMetrics: PoolMetrics { database.metrics }

    /// Closes the store: what waits to be stored is refused, what is being stored is finished, transactions are waited
    /// for, and every later call throws `EventStoreError` with `.storeClosed`. Closing twice is the same as closing once.
    public func close() async throws {
        await committer.close()
        wake.close()
        await writer.close()
        await transactions.close()
        await database.close()
    }
}
#endif
