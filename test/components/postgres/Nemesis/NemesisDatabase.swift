#if Postgres
import OrchestrixEventSourcing
@testable import OrchestrixPostgres

/// What the nemesis sees of the workers' sessions on the server, and does to them.
struct NemesisDatabase: Sendable {
    /// A session of a worker's.
    struct Backend: Sendable {
        let name: String
        let process: Int
    }

    let server: NemesisServer
    let schema: String
    let tables: PostgresTables

    init(_ server: NemesisServer, schema: String) throws {
        self.server = server
        self.schema = schema
        tables = try PostgresTables(schema: schema, prefix: "")
    }

    /// What the sessions of all workers are called, or of some.
    private func names(_ kind: String = "") -> String { "\(schema)-\(kind)%" }

    /// Ends sessions of workers, as chance has it, and tells how many of them there were to be ended.
    func terminate(_ count: Int, chance: Int) async throws -> Int {
        try await run { session in
            try session.run(
                PostgresCall(
                    """
                    SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM (
                        SELECT pid FROM pg_stat_activity WHERE application_name LIKE $1
                        ORDER BY md5((pid + $2::bigint)::text) LIMIT $3) AS chosen
                    """
                ) { list in
                    list.bind(names())
                    list.bind(chance)
                    list.bind(count)
                }
            ).int(0, 0)
        }
    }

    /// Holds the lock under which appends are stored, does `work`, and rolls back.
    func holdingLock(_ work: (PostgresConnection) async throws -> Void) async throws {
        let connection = try await server.session()
        try await connection.perform { session in _ = try session.run([.begin, .take(.log, of: tables)]) }
        do { try await work(connection) } catch {
            await connection.close()
            throw error
        }
        try await connection.perform { session in _ = try session.run(.rollback) }
        await connection.close()
    }

    /// The writers' sessions that wait for that lock, once there are any.
    func waiting(_ connection: PostgresConnection) async throws -> [Backend] {
        let question = PostgresCall(
            """
            SELECT application_name, pid::bigint FROM pg_stat_activity JOIN pg_locks USING (pid)
            WHERE application_name LIKE $1 AND locktype = 'advisory' AND NOT granted
                AND (classid::bigint << 32) | objid::bigint = $2::bigint ORDER BY 1, 2
            """
        ) { list in
            list.bind(names("w"))
            list.bind(tables.lock(.log))
        }
        // A transaction sees the sessions as they were when it first looked, unless it forgets that.
        let forgetting = PostgresCall("SELECT pg_stat_clear_snapshot()")
        while true {
            try Task.checkCancellation()
            let found = try await connection.perform { session in
                let rows = try session.run([forgetting, question])[1]
                return try (0..<rows.count).map { Backend(name: try rows.text($0, 0), process: try rows.int($0, 1)) }
            }
            if !found.isEmpty { return found }
        }
    }

    /// Cancels what a session is having done, and tells whether there was such a session.
    func cancel(_ backend: Backend, _ connection: PostgresConnection) async throws -> Bool {
        try await connection.perform { session in
            let call = PostgresCall("SELECT pg_cancel_backend($1::bigint::int)") { $0.bind(backend.process) }
            return try session.run(call).bool(0, 0)
        }
    }

    /// Appends events by hand in an open transaction, whose end is somebody else's business.
    func append(_ count: Int, _ connection: PostgresConnection) async throws -> Int {
        try await connection.perform { session in
            try session.run(
                PostgresCall(
                    """
                    INSERT INTO \(tables.events)
                    SELECT (jsonb_populate_record(last, jsonb_build_object(
                        'position', last.position + number, 'version', last.version + number,
                        'id', last.id || '-undone-' || number))).*
                    FROM \(tables.events) AS last, generate_series(1, $1::bigint) AS number
                    WHERE last.position = (SELECT max(position) FROM \(tables.events))
                    """
                ) { $0.bind(count) }
            ).changes
        }
    }

    /// Returns when a stopped writer neither waits for the lock nor does anything under it, and tells whether it keeps it
    /// all the same, in the midst of a transaction. It may have several sessions.
    func isKept(by backend: Backend) async throws -> Bool {
        let question = PostgresCall(
            """
            SELECT bool_or(granted AND state LIKE 'idle in transaction%') FROM pg_locks JOIN pg_stat_activity USING (pid)
            WHERE application_name = $1 AND locktype = 'advisory'
                AND (classid::bigint << 32) | objid::bigint = $2::bigint
            """
        ) { list in
            list.bind(backend.name)
            list.bind(tables.lock(.log))
        }
        return try await run { session in
            while true {
                let row = try session.run(question)
                if row.isNull(0, 0) { return false }
                if try row.bool(0, 0) { return true }
            }
        }
    }

    /// Returns when the last transaction of a killed writer has ended.
    func writersAreGone() async throws {
        try await run { session in
            let question = PostgresCall("SELECT 1 FROM pg_stat_activity WHERE application_name LIKE $1") {
                $0.bind(names("w"))
            }
            while try session.run(question).count > 0 {}
        }
    }

    private func run<Result: Sendable>(
        _ work: @Sendable (PostgresSession) throws -> Result
    ) async throws -> Result {
        let connection = try await server.session()
        let result = try await connection.perform(work)
        await connection.close()
        return result
    }
}
#endif
