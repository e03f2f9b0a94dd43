import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Synchronization

/// A store in memory that remembers its appends, and can be made anew from all but the last of them.
final class JournaledStore: EventStoreWrapper {
    let wrapped: any EventStore = InMemoryEventStore()
    private let journal = Mutex<[AppendRequest]>([])

    func append(_ request: AppendRequest) async throws -> AppendResult {
        let result = try await wrapped.append(request)
        journal.withLock { $0.append(request) }
        return result
    }

    func replayed(losing count: Int) async throws -> JournaledStore {
        let store = JournaledStore()
        for request in journal.withLock({ $0.dropLast(count) }) { _ = try await store.append(request) }
        return store
    }
}
