import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Synchronization

/// A store in memory that remembers its appends, and can be made anew from all but the last of them.
final class JournaledStore: EventStoreWrapper {
    /// Its clock stands still, so that what is made anew has the same times.
    let wrapped: any EventStore = InMemoryEventStore(clock: .fixed(.earliest))
    private let journal = Mutex<[AppendRequest]>([])

    func append(_ request: AppendRequest) async throws -> AppendResult {
        let result = try await wrapped.append(request)
        journal.withLock { $0.append(request) }
        return result
    }

    func replayed(_ rewriting: Rewriting) async throws -> JournaledStore {
        let store = JournaledStore()
        for request in journal.withLock({ $0 }) {
            let writes = request.writes.map { write in
                StreamWrite(
                    write.stream, expected: write.expected, events: write.events.map { $0.rewritten(rewriting) })
            }
            _ = try await store.append(AppendRequest(writes, command: request.command))
        }
        return store
    }

    func replayed(losing count: Int) async throws -> JournaledStore {
        let store = JournaledStore()
        for request in journal.withLock({ $0.dropLast(count) }) { _ = try await store.append(request) }
        return store
    }
}

extension NewEvent {
    fileprivate func rewritten(_ rewriting: Rewriting) -> NewEvent {
        guard case .encoded(let bytes) = payload else { return self }
        return NewEvent(
            id: id, type: type, schemaVersion: schemaVersion, time: time, payload: .encoded(rewriting(bytes)),
            contentType: contentType, metadata: metadata)
    }
}
