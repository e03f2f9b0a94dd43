// The examples of OrchestrixTesting.md, line by line; `PageTests` holds the two together.
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The first example of the documentation page")
struct PageExample {
    @Test("keeps the event store contract", arguments: EventStoreContract.cases)
    func contract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run { InMemoryEventStore() }
    }
}

func contractAtOnce() async throws {
    try await EventStoreContract { InMemoryEventStore() }.run()
}

func durableContract(_ freshPath: @escaping @Sendable () -> String) async throws {
    try await EventStoreContract {
        try await DiskStore(path: freshPath())
    } reopen: { store in
        try await store.close()
        return try await DiskStore(path: store.path)
    } close: { store in
        try await store.close()
    }.run()
}
