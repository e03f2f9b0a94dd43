import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("InMemoryEventStore")
struct InMemoryEventStoreContractTests {
    @Test("keeps the event store contract", arguments: EventStoreContract.cases)
    func contract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run { InMemoryEventStore() }
    }

    @Test("keeps the event store contract with events as values", arguments: EventStoreContract.cases)
    func typedContract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run { InMemoryEventStore(payloads: .typed) }
    }

    @Test(
        "keeps the snapshot store contract", arguments: SnapshotStoreContract.cases + SnapshotStoreContract.eventCases)
    func snapshotContract(_ testCase: SnapshotStoreContract.Case) async throws {
        try await testCase.run { InMemoryEventStore() }
        try await testCase.run { InMemoryEventStore(payloads: .typed) }
    }
}
