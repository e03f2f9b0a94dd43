#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("Many transactions")
struct TransactionLoadTests {
    @Test("beside ordinary appends, over two nodes: positions have no holes, and each took effect once")
    func load() async throws {
        let balances = try await Balances()
        let nodes = [balances.store, try await TestServer.store(balances.schema)]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<8 {
                group.addTask {
                    for number in 0..<15 {
                        try await nodes[worker % 2].transaction { tx in
                            try tx.append(
                                .one("t\(worker)-\(number)", in: StreamID(category: "thing", id: "\(worker)")))
                            try await balances.add(1, in: tx)
                        }
                    }
                }
            }
            for worker in 0..<16 {
                group.addTask {
                    for number in 0..<40 { _ = try await nodes[worker % 2].append(.one("a\(worker)-\(number)")) }
                }
            }
            try await group.waitForAll()
        }
        let events = try await balances.store.read(LogQuery(limit: 10_000)).events
        #expect(events.map(\.position) == Array(1...760))
        #expect(Set(events.map(\.id)).count == 760)
        #expect(try await balances.amount == 120)
    }

    @Test("that want the same version: one wins, and only its SQL takes effect")
    func race() async throws {
        let balances = try await Balances()
        let stream = StreamID(category: "thing", id: "s")
        let wins = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    do {
                        try await balances.store.transaction { tx in
                            try tx.append(.one("\(number)", in: stream, expected: .noStream))
                            try await balances.add(1, in: tx)
                        }
                        return true
                    } catch is ConcurrencyError {
                        return false
                    } catch {
                        Issue.record(error)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(try await balances.amount == 1)
        #expect(try await balances.ids.count == 1)
    }

    @Test("that find no connection within the limit fail as what is worth repeating, and have run nothing")
    func exhausted() async throws {
        let schema = TestServer.freshSchema()
        var configuration = TestServer.configuration(schema)
        configuration.transactions = PoolLimits(maximum: 1, acquireTimeout: .seconds(10))
        let store = try await PostgreSQLEventStore(TestServer.address(of: schema), configuration: configuration)
        // On a busy machine it may take more than one attempt to make the connection, which is kept then.
        let policy = RetryPolicy.fixed(delay: .zero, maxRetries: 100)
        try await policy.run { _ in _ = try await store.transaction { _ in } }
        var hasRun = false
        try await store.transaction { _ in
            let error = await #expect(throws: EventStoreError.self) {
                try await store.transaction { _ in hasRun = true }
            }
            #expect(error?.code == .storeFailed && error?.isRetryable == true)
        }
        #expect(!hasRun)
    }
}
#endif
