#if Postgres
import OrchestrixEventSourcing

/// The connections through which a store reads, and writes what isn't an append.
final class PostgresDatabase: Sendable {
    let tables: PostgresTables
    private let pool: ConnectionPool
    private let persistence: Persistence

    init(_ settings: SessionSettings, tables: PostgresTables, limits: PoolLimits) {
        self.tables = tables
        pool = ConnectionPool(settings, limits: limits)
        persistence = Persistence(limit: settings.connectTimeout)
    }

    /// Reads with several statements from one snapshot, in one round trip. Where the connection is lost, it is made
    /// anew and the same is read again; so it is where a log ends too early, until that proves to be no matter of time.
    func read<Result: Sendable>(
        _ calls: [PostgresCall], _ use: @escaping @Sendable (ArraySlice<PostgresResult>) throws -> Result
    ) async throws -> Result {
        try await PostgresFailure.translated {
            try await persistence.run { [pool] in
                try await pool.perform { [tables] session in
                    do { return try use(try session.read(calls)) } catch let divergence as LogDiverged {
                        try divergence.prove(in: session, tables)
                        return try use(try session.read(calls))
                    }
                }
            }
        }
    }

    /// Runs `work` in a transaction, unless a newer library has changed the tables. What it finds stored already is as safe
    /// as what it stores when this returns.
    func transact<Result: Sendable>(
        _ work: @escaping @Sendable (PostgresSession) throws -> Result
    ) async throws -> Result {
        try await PostgresFailure.translated {
            try await pool.perform { [tables] session in
                try session.transact(confirms: true) { session in
                    let version = try session.run(PostgresSchema(tables: tables).question)
                    try PostgresSchema.check(try version.int(0, 0))
                    return try work(session)
                }
            }
        }
    }

    /// Has the server stop what the session of this process is doing, if it can be reached.
    func cancelStatement(of process: SessionProcess) async {
        _ = try? await pool.perform { session in try session.run(process.cancellation) }
    }

    /// Brings the tables to the current version; on a standby it looks only whether they are there. Where the connection
    /// is lost it begins anew: either all of it was done, or nothing.
    func migrate() async throws {
        try await PostgresFailure.translated {
            try await persistence.run { [pool, tables] in
                try await pool.perform { session in try PostgresSchema(tables: tables).migrate(session) }
            }
        }
    }

    var metrics: PoolMetrics { pool.metrics }

    func close() async {
        await pool.close()
    }
}
#endif
