import NDJSONStore
import OrchestrixTesting
import Testing

@Suite("A store of one's own, in a text file")
struct ContractTests {
    private let folder = Folder()

    @Test(
        "keeps the event store contract",
        arguments: EventStoreContract.cases + EventStoreContract.restartCases + EventStoreContract.closingCases)
    func contract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run {
            try NDJSONEventStore(path: folder.file())
        } reopen: { store in
            await store.close()
            return try NDJSONEventStore(path: store.path)
        } close: { store in
            await store.close()
        }
    }

    @Test("stays right while many write and read at once")
    func history() async throws {
        let report = try await HistoryChecker().run {
            try NDJSONEventStore(path: folder.file())
        } reopen: { store in
            await store.close()
            return try NDJSONEventStore(path: store.path)
        }
        print(report)
    }
}
