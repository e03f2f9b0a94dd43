#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixPostgres
import Testing

@Suite("A transaction whose connection is lost at COMMIT")
struct LostCommitTests {
    private let proxy: CuttingProxy
    private let balances: Balances
    private let store: PostgreSQLEventStore

    init() async throws {
        balances = try await Balances()
        proxy = try CuttingProxy()
        store = try await PostgreSQLEventStore(
            proxy.address(of: balances.schema), configuration: TestServer.configuration(balances.schema))
    }

    private func run(_ cut: CuttingProxy.Cut, _ request: AppendRequest?) async throws -> TransactionReceipt<Void> {
        try await store.transaction { tx in
            try await balances.add(1, in: tx)
            if let request { try tx.append(request) }
            proxy.cut(cut)
        }
    }

    @Test("is known to have been committed, by the ids of its events")
    func committed() async throws {
        let receipt = try await run(.after, .one("1"))
        #expect(!proxy.isArmed && !receipt.isRepeat)
        #expect(receipt.appends.map(\.positions) == [1...1])
        #expect(try await balances.amount == 1)
        #expect(try await balances.ids == ["1"])
    }

    @Test("is known to have been rolled back, and may be run again")
    func undone() async throws {
        let error = await #expect(throws: EventStoreError.self) { _ = try await run(.before, .one("1")) }
        #expect(!proxy.isArmed && error?.code == .storeFailed && error?.isRetryable == true)
        #expect(try await balances.amount == 0)
        #expect(try await balances.ids == [])
        let receipt = try await store.transaction { tx in
            try await balances.add(1, in: tx)
            try tx.append(.one("1"))
        }
        #expect(!receipt.isRepeat)
        #expect(try await balances.amount == 1)
    }

    @Test("without ids to be known by has an unknown outcome, and isn't to be run again unseen")
    func unknown() async throws {
        let error = await #expect(throws: EventStoreError.self) { _ = try await run(.after, nil) }
        #expect(error?.code == .outcomeUnknown && error?.isRetryable == false)
        #expect(try await balances.amount == 1)
    }
}
#endif
