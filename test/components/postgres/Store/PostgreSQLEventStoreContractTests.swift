#if Postgres
import OrchestrixPostgres
import OrchestrixTesting
import Testing

@Suite("PostgreSQLEventStore and the event store contract")
struct PostgreSQLEventStoreContractTests {
    private let schema = TestServer.freshSchema()

    @Test(
        "a store in a database keeps the contract",
        arguments: EventStoreContract.cases + EventStoreContract.restartCases + EventStoreContract.closingCases
    )
    func contract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run(
            make: { try await TestServer.store(schema) },
            reopen: { store in
                try await store.close()
                return try await TestServer.store(schema)
            },
            close: { store in try await store.close() })
    }

    @Test(
        "a store in a database keeps the snapshot store contract",
        arguments: SnapshotStoreContract.cases + SnapshotStoreContract.eventCases
            + SnapshotStoreContract.restartCases + SnapshotStoreContract.closingCases
    )
    func snapshotContract(_ testCase: SnapshotStoreContract.Case) async throws {
        try await testCase.run(
            make: { try await TestServer.store(schema) },
            reopen: { store in
                try await store.close()
                return try await TestServer.store(schema)
            },
            close: { store in try await store.close() })
    }
}
#endif
