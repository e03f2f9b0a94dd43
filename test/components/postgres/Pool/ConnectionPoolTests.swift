#if Postgres
import Dispatch
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A pool of connections")
struct ConnectionPoolTests {
    @Test("of two serves two hundred tasks, a part of which are cancelled, and is whole afterwards")
    func many() async throws {
        let pool = ConnectionPool(OtherProgram.settings, limits: PoolLimits(maximum: 2, acquireTimeout: .seconds(300)))
        let tasks = (1...200).map { number in
            Task {
                try await pool.perform { session in
                    let sum = try session.run(PostgresCall("SELECT $1::bigint + 1") { $0.bind(number) })
                    return try sum.int(0, 0)
                }
            }
        }
        for (index, task) in tasks.enumerated() where index % 3 == 0 { task.cancel() }
        var served = 0
        for (index, task) in tasks.enumerated() {
            switch await task.result {
            case .success(let sum):
                #expect(sum == index + 2)
                served += 1
            case .failure(let error): #expect(error is CancellationError && index % 3 == 0)
            }
        }
        #expect(served >= 133)
        let metrics = pool.metrics
        #expect(metrics.inUse == 0 && metrics.waiting == 0 && metrics.counts.created <= 2)
        #expect(metrics.counts.acquired == served)
        await pool.close()
        #expect(pool.metrics.counts.closed == pool.metrics.counts.created)
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
