#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("Lost connections")
struct LossTests {
    private let schema = TestServer.freshSchema()

    /// Ends the backends of the stores, and tells how many there were.
    private func endBackends() async throws -> Int {
        try await OtherProgram.texts(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(schema)'"
        ).count
    }

    @Test("a batch that is committed and comes again is found, and stored once")
    func again() async throws {
        let store = try await TestServer.store(schema)
        let tables = try PostgresTables(schema: schema, prefix: "")
        let batch = PostgresBatch(
            requests: [.one("1"), .one("2")], tables: tables, now: Timestamp(microsecondsSinceEpoch: 0))
        let first = try await commit(batch)
        let again = try await commit(batch)
        #expect(try again.results.map { try $0.get().positions } == first.results.map { try $0.get().positions })
        #expect(try again.results.allSatisfy { try $0.get().isRepeat })
        #expect(try await store.read(LogQuery()).events.map(\.id) == ["1", "2"])
    }

    private func commit(_ batch: PostgresBatch) async throws -> PostgresBatch.Committed {
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        return try await connection.perform { session in try batch.commit(in: session) }
    }

    @Test("the first batch on a connection takes nothing for granted: it may have come to another server")
    func firstOnConnection() async throws {
        let tables = try await TestServer.store(schema).tables
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        try await connection.perform { session in
            for (id, isKnown) in [("1", false), ("2", true)] {
                let batch = PostgresBatch(requests: [.one(id)], tables: tables, now: .earliest)
                let plan = try BatchPlan(batch.requests, ledger: BatchLedger(LogView()))
                let committed = try batch.commit(plan, in: session)
                #expect((committed != nil) == isKnown)
                if committed == nil { #expect(try batch.commit(in: session).isOnFreshSession) }
            }
        }
    }

    @Test("a writer, a reader and a follower whose backends are ended go on by themselves, and lose nothing")
    func endedBackends() async throws {
        let store = try await TestServer.store(schema)
        let follower = Task {
            var seen: [String] = []
            for try await event in store.subscribe() {
                seen.append(event.id)
                if seen.count == 40 { break }
            }
            return seen
        }
        for number in 1...40 {
            if number.isMultiple(of: 10) { #expect(try await endBackends() >= 2) }
            let result = try await store.append(.one("\(number)"))
            #expect(result.positions == number...number && !result.isRepeat)
            #expect(try await store.head() == number)
        }
        #expect(try await follower.value == (1...40).map(String.init))
    }

    @Test("many writers whose backends are ended again and again store each append once, in one order")
    func endedUnderLoad() async throws {
        let schema = schema
        let stores = try await [TestServer.store(schema), TestServer.store(schema)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    for number in 0..<40 { try await append("\(writer)-\(number)", to: stores[writer % 2]) }
                }
            }
            for _ in 0..<10 {
                _ = try await endBackends()
                for store in stores { _ = try await store.head() }
            }
            try await group.waitForAll()
        }
        let events = try await stores[0].read(LogQuery(limit: 1_000)).events
        #expect(events.map(\.position) == Array(1...320))
        #expect(Set(events.map(\.id)).count == 320)
    }

    /// Sends the same request until it is stored.
    private func append(_ id: String, to store: PostgreSQLEventStore) async throws {
        while true {
            do {
                _ = try await store.append(.one(id, in: StreamID(category: "thing", id: "shared")))
                return
            } catch let error as EventStoreError where error.isRetryable {
                continue
            }
        }
    }

    @Test(
        "an append whose backend is ended while it waits for the lock is stored on a new connection, as its first time")
    func endedInWaiting() async throws {
        let store = try await TestServer.store(schema)
        let tables = store.tables
        let other = try await PostgresConnection.open(OtherProgram.settings)
        try await other.perform { session in _ = try session.run([.begin, .take(.log, of: tables)]) }
        async let result = store.append(.one("1"))
        let end = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = '\(schema)' AND wait_event = 'advisory'
            """
        while try await OtherProgram.texts(end).isEmpty { try Task.checkCancellation() }
        try await other.perform { session in _ = try session.run(.rollback) }
        #expect(try await result.positions == 1...1)
        #expect(try await !result.isRepeat)
        #expect(try await store.head() == 1)
    }

    @Test("a lock that another program holds fails an append within the limit, and stores nothing of it")
    func busy() async throws {
        let patient = try await TestServer.store(schema)
        var configuration = TestServer.configuration(schema)
        configuration.lockTimeout = .milliseconds(50)
        let store = try await PostgreSQLEventStore(TestServer.address, configuration: configuration)
        let tables = store.tables
        let other = try await PostgresConnection.open(OtherProgram.settings)
        try await other.perform { session in _ = try session.run([.begin, .take(.log, of: tables)]) }
        let error = await #expect(throws: EventStoreError.self) { _ = try await store.append(.one("1")) }
        #expect(error?.code == .storeBusy && error?.isRetryable == true)
        try await other.perform { session in _ = try session.run(.rollback) }
        #expect(try await patient.append(.one("2")).positions == 1...1)
    }

    @Test("an unrelated transaction that stays open holds up neither appends nor readers")
    func unrelated() async throws {
        let store = try await TestServer.store(schema)
        let other = try await PostgresConnection.open(OtherProgram.settings)
        let schema = schema
        try await other.perform { session in
            try session.execute("BEGIN; CREATE TABLE \"\(schema)\".unrelated (id bigint);")
        }
        for number in 1...3 { _ = try await store.append(.one("\(number)")) }
        #expect(try await store.read(LogQuery()).events.count == 3)
    }
}
#endif
