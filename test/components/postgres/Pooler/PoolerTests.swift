#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import OrchestrixTesting
import Testing

@Suite("Behind a pooler of transactions")
struct PoolerTests {
    private let schema = TestServer.freshSchema()

    /// One for the many cases of the contracts.
    private static let shared = Task { try await TestPooler.start(size: 4) }

    private func store(_ pooler: TestPooler) async throws -> PostgreSQLEventStore {
        try await PostgreSQLEventStore(pooler.address, configuration: TestServer.configuration(schema))
    }

    @Test("a store keeps the contract", arguments: EventStoreContract.cases)
    func contract(_ testCase: EventStoreContract.Case) async throws {
        let pooler = try await Self.shared.value
        try await testCase.run { try await store(pooler) }
    }

    @Test("a store keeps the snapshot store contract", arguments: SnapshotStoreContract.cases)
    func snapshotContract(_ testCase: SnapshotStoreContract.Case) async throws {
        let pooler = try await Self.shared.value
        try await testCase.run { try await store(pooler) }
    }

    @Test("it is found out: a connection of its own has each statement prepared once, one behind a pooler has none")
    func detection() async throws {
        let pooler = try await TestPooler.start(size: 1)
        let pooled = try await PostgresConnection.open(SessionSettings.of(pooler.address))
        let direct = try await PostgresConnection.open(OtherProgram.settings)
        #expect(try await pooled.perform(\.isPooled))
        #expect(try await !direct.perform(\.isPooled))
        #expect(try await prepared(pooled) == [])
        #expect(try await prepared(direct) == ["SELECT $1::bigint", "SELECT $1::text"])
    }

    /// What is prepared on a connection after several statements were run over it, some of them twice.
    private func prepared(_ connection: PostgresConnection) async throws -> [String] {
        try await connection.perform { session in
            for number in [1, 2] {
                _ = try session.run([
                    PostgresCall("SELECT $1::bigint") { $0.bind(number) },
                    PostgresCall("SELECT $1::text") { $0.bind("\(number)") },
                ])
            }
            let question = "SELECT statement FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1%' ORDER BY 1"
            let rows = try session.run(PostgresCall(question))
            return try (0..<rows.count).map { try rows.text($0, 0) }
        }
    }

    @Test("every transaction is told what the session was, whoever had the server's connection before")
    func settings() async throws {
        let pooler = try await TestPooler.start(size: 1)
        let other = try await PostgresConnection.open(SessionSettings.of(pooler.address))
        let ours = try await PostgresConnection.open(SessionSettings.of(pooler.address))
        try await other.perform { session in
            try session.execute("SET synchronous_commit = off; SET search_path = public; SET TimeZone = 'Asia/Tokyo'")
        }
        let told = try await ours.perform { session in
            let names = ["synchronous_commit", "search_path", "TimeZone"]
            let row = try session.run(
                PostgresCall("SELECT " + names.map { "current_setting('\($0)')" }.joined(separator: ", ")))
            return try names.indices.map { try row.text(0, $0) }
        }
        #expect(told == ["on", "pg_catalog", "UTC"])
    }

    @Test("what a transaction's own SQL sets and makes for its session ends with it")
    func leavesNothing() async throws {
        let pooler = try await TestPooler.start(size: 1)
        let store = try await store(pooler)
        try await store.transaction { tx in
            try await tx.execute("SET statement_timeout = '77s'")
            try await tx.execute("CREATE TEMP TABLE scratch (a int)")
            try await tx.execute("PREPARE mine AS SELECT 1")
            try await tx.execute("SELECT pg_advisory_lock(4711)")
            try tx.append(.one("1"))
        }
        let left = try await store.transaction { tx in
            try await tx.query(
                """
                SELECT current_setting('statement_timeout') AS timeout, to_regclass('pg_temp.scratch')::text AS made,
                    (SELECT count(*) FROM pg_prepared_statements) AS prepared,
                    (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locked
                """)[0]
        }.value
        #expect(try left.get("timeout", as: String.self) == "0")
        #expect(try left.get("made", as: String?.self) == nil)
        #expect(try left.get("prepared", as: Int.self) == 0)
        #expect(try left.get("locked", as: Int.self) == 0)
        #expect(try await store.head() == 1)
    }

    @Test("a statement that is cancelled is stopped on the server", .timeLimit(.minutes(5)))
    func cancellation() async throws {
        let pooler = try await TestPooler.start(size: 3)
        let store = try await store(pooler)
        let statement = "SELECT pg_sleep(3600) AS \"\(schema)\""
        let sleeping = Task { try await store.transaction { tx in try await tx.query(statement) } }
        let running = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND query = '\(statement)'"
        while try await OtherProgram.texts(running).isEmpty { try Task.checkCancellation() }
        sleeping.cancel()
        await #expect(throws: CancellationError.self) { try await sleeping.value }
        #expect(try await OtherProgram.texts(running).isEmpty)
    }

    @Test("a subscription gets what other nodes append", .timeLimit(.minutes(5)))
    func subscription() async throws {
        let pooler = try await TestPooler.start(size: 2)
        let (follower, writer) = (try await store(pooler), try await TestServer.store(schema))
        let following = Task {
            var ids: [String] = []
            for try await event in follower.subscribe() {
                ids.append(event.id)
                if ids.count == 3 { break }
            }
            return ids
        }
        for id in ["1", "2", "3"] { _ = try await writer.append(.one(id)) }
        #expect(try await following.value == ["1", "2", "3"])
    }

    @Test("what is lost with the pooler's sessions is stored all the same, once", .timeLimit(.minutes(5)))
    func losses() async throws {
        let pooler = try await TestPooler.start(size: 3)
        let store = try await PostgreSQLEventStore(
            pooler.address + "&application_name=\(schema)", configuration: TestServer.configuration(schema))
        let ids = (0..<400).map { "event-\($0)" }
        let (progress, told) = AsyncStream.makeStream(of: Int.self)
        let ending = Task {
            let sessions = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(schema)'"
            var ended = 0
            for await number in progress where number % 20 == 0 {
                ended += try await OtherProgram.texts(sessions).count
            }
            return ended
        }
        for (number, id) in ids.enumerated() {
            told.yield(number)
            // Where two connections are lost in a row, nobody knows; the request is repeated then.
            let policy = RetryPolicy.fixed(delay: .zero, maxRetries: 100)
            _ = try await policy.run { _ in try await store.append(.one(id)) }
        }
        told.finish()
        #expect(try await ending.value > 0)
        let stored = try await store.read(LogQuery(.after(.start), limit: 1_000)).events
        #expect(stored.map(\.id) == ids)
        #expect(stored.map(\.position) == Array(1...400))
    }

    @Test("many more callers than the pooler has connections lose nothing and double nothing", .timeLimit(.minutes(5)))
    func load() async throws {
        let pooler = try await TestPooler.start(size: 2)
        let stores = [try await store(pooler), try await store(pooler), try await TestServer.store(schema)]
        let appended = try await withThrowingTaskGroup(of: [String].self) { group in
            for (node, store) in stores.enumerated() {
                for caller in 0..<16 {
                    group.addTask {
                        let ids = (0..<10).map { "\(node)-\(caller)-\($0)" }
                        for id in ids { _ = try await store.append(.one(id)) }
                        return ids
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let stored = try await stores[0].read(LogQuery(.after(.start), limit: 1_000)).events
        #expect(stored.map(\.position) == Array(1...480))
        #expect(Set(stored.map(\.id)) == Set(appended))
    }
}

extension SessionSettings {
    fileprivate static func of(_ address: String) -> SessionSettings {
        PostgresConfiguration(connectTimeout: .seconds(300)).settings(address: address)
    }
}
#endif
