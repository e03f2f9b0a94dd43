import OrchestrixSQLite
import OrchestrixTesting
import Testing

@Suite("SQLiteEventStore and the event store contract")
struct SQLiteEventStoreContractTests {
    private let folder = TemporaryFolder()

    @Test(
        "a store in a file keeps the contract",
        arguments: EventStoreContract.cases + EventStoreContract.restartCases + EventStoreContract.closingCases
    )
    func contract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run(
            make: { try await SQLiteEventStore(path: folder.file()) },
            reopen: { store in
                try await store.close()
                return try await SQLiteEventStore(path: store.path)
            },
            close: { store in try await store.close() })
    }

    @Test(
        "a store in a file keeps the snapshot store contract",
        arguments: SnapshotStoreContract.cases + SnapshotStoreContract.eventCases
            + SnapshotStoreContract.restartCases + SnapshotStoreContract.closingCases
    )
    func snapshotContract(_ testCase: SnapshotStoreContract.Case) async throws {
        try await testCase.run(
            make: { try await SQLiteEventStore(path: folder.file()) },
            reopen: { store in
                try await store.close()
                return try await SQLiteEventStore(path: store.path)
            },
            close: { store in try await store.close() })
    }
}
