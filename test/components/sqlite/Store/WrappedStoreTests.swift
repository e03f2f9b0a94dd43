import OrchestrixEventSourcing
import OrchestrixSQLite
import OrchestrixTesting
import Testing

@Suite("A store in a file behind the wrappers for tests")
struct WrappedStoreTests {
    private let folder = TemporaryFolder()

    @Test("keeps the contract while nothing is to fail", arguments: EventStoreContract.cases)
    func contract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run {
            CountingEventStore(
                wrapping: FailingEventStore(
                    wrapping: DelayingEventStore(wrapping: try await SQLiteEventStore(path: folder.file()))))
        }
    }

    @Test("fails at the call that was told: before it nothing is stored, after it everything is")
    func failures() async throws {
        let file = try await SQLiteEventStore(path: folder.file())
        let store = FailingEventStore(wrapping: file)
        store.fail(.append, at: 1)
        store.fail(.append, at: 2, .after)
        await #expect(throws: EventStoreError.self) { try await store.append(.one("1")) }
        #expect(try await file.head() == 0)
        await #expect(throws: EventStoreError.self) { try await store.append(.one("1")) }
        #expect(try await file.head() == 1)
        #expect(try await store.append(.one("1")).isRepeat)
    }
}
