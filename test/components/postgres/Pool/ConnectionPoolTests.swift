#if Postgres
import Dispatch
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A pool of connections")
struct ConnectionPoolTests {
    @Test(
        "of two serves two hundred tasks apart from those that are cancelled while they wait, and is whole afterwards",
        .timeLimit(.minutes(10)))
    func many() async throws {
        let pool = ConnectionPool(OtherProgram.settings, limits: PoolLimits(maximum: 2, acquireTimeout: .seconds(300)))
        let done = DispatchSemaphore(value: 0)
        let holders = (1...2).map { _ in Task { try await pool.perform { _ in done.wait() } } }
        try await reach { pool.metrics.inUse == 2 }
        let tasks = (1...200).map { number in Task { try await sum(of: number, in: pool) } }
        try await reach { pool.metrics.waiting == 200 }
        for (index, task) in tasks.enumerated() where index % 3 == 0 { task.cancel() }
        try await reach { pool.metrics.waiting == 133 }
        for _ in holders { done.signal() }
        for (index, task) in tasks.enumerated() {
            if index % 3 == 0 {
                await #expect(throws: CancellationError.self) { try await task.value }
            } else {
                #expect(try await task.value == index + 2)
            }
        }
        for holder in holders { try await holder.value }
        let metrics = pool.metrics
        #expect(metrics.inUse == 0 && metrics.waiting == 0 && metrics.idle == 2)
        #expect(metrics.counts.created == 2 && metrics.counts.closed == 0 && metrics.counts.acquired == 135)
        #expect(try await sum(of: 1, in: pool) == 2)
        await pool.close()
        #expect(pool.metrics.counts.closed == 2)
    }

    private func reach(_ isReached: @escaping @Sendable () -> Bool) async throws {
        try await within(.seconds(120), waitingFor: "the pool") {
            while !isReached() {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
    }

    private func sum(of number: Int, in pool: ConnectionPool) async throws -> Int {
        try await pool.perform { session in
            try session.run(PostgresCall("SELECT $1::bigint + 1") { $0.bind(number) }).int(0, 0)
        }
    }

    @Test("finds out that an idle connection's backend was ended, and gives its caller another connection")
    func ended() async throws {
        let limits = PoolLimits(maximum: 1, acquireTimeout: .seconds(300), checkAfter: .zero)
        let pool = ConnectionPool(OtherProgram.settings, limits: limits)
        let first = try await backend(in: pool)
        #expect(try await OtherProgram.texts("SELECT pg_terminate_backend(\(first), 300000)") == ["(t)"])
        #expect(try await backend(in: pool) != first)
        #expect(pool.metrics.counts.created == 2 && pool.metrics.counts.closed == 1)
    }

    private func backend(in pool: ConnectionPool) async throws -> Int {
        try await pool.perform { session in
            try session.run(PostgresCall("SELECT pg_backend_pid()::bigint")).int(0, 0)
        }
    }

    @Test("never hands on a connection that was left in a transaction")
    func transaction() async throws {
        let pool = ConnectionPool(OtherProgram.settings, limits: PoolLimits(maximum: 1, acquireTimeout: .seconds(300)))
        try await pool.perform { session in _ = try session.run(.begin) }
        try await pool.perform { session in #expect(session.isReusable) }
        #expect(pool.metrics.counts.created == 2 && pool.metrics.counts.closed == 1)
    }

    @Test("limits how long a caller waits, also while a connection is being made", .timeLimit(.minutes(5)))
    func limit() async throws {
        let silent = try SilentServer()
        let settings = PostgresConfiguration(connectTimeout: .seconds(60))
            .settings(address: "postgresql://user@127.0.0.1:\(silent.port)/bank")
        let pool = ConnectionPool(settings, limits: PoolLimits(acquireTimeout: .milliseconds(50)))
        let error = await #expect(throws: NoConnection.self) { try await pool.perform { _ in } }
        #expect(error?.cause.code == .postgresPoolExhausted)
        #expect(pool.metrics.counts.timedOut == 1 && pool.metrics.waiting == 0)
    }

    @Test("limits how long a store's caller waits, whatever the limit for connecting", .timeLimit(.minutes(5)))
    func storeLimit() async throws {
        let settings = PostgresConfiguration(connectTimeout: .seconds(3_000)).settings(address: TestServer.address)
        let database = PostgresDatabase(
            settings, tables: try PostgresTables(schema: "s", prefix: ""),
            limits: PoolLimits(maximum: 1, acquireTimeout: .milliseconds(200)))
        let (taken, done) = (HeadSignal(), DispatchSemaphore(value: 0))
        while database.metrics.counts.created == 0 { _ = try? await database.read([.one]) { $0.count } }
        async let holder: Void = database.read([.one]) { _ in
            taken.advance(to: 1)
            done.wait()
        }
        try await taken.wait(after: 0)
        let before = database.metrics.counts.timedOut
        let error = await #expect(throws: EventStoreError.self) {
            try await database.read([.one]) { $0.count }
        }
        #expect((error?.cause as? PostgresError)?.code == .postgresPoolExhausted && error?.isRetryable == true)
        #expect(database.metrics.counts.timedOut == before + 1)
        done.signal()
        try await holder
    }
}

extension PostgresCall {
    fileprivate static var one: PostgresCall { PostgresCall("SELECT 1") }
}
#endif
