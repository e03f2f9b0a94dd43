import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting

/// A store that is right but for one flaw.
struct FlawedSnapshotStore: EventStoreWrapper, SnapshotStore {
    let base = InMemoryEventStore()
    let flaw: SnapshotFlaw

    var wrapped: any EventStore { base }

    init(_ flaw: SnapshotFlaw) {
        self.flaw = flaw
    }

    func snapshot(of stream: StreamID) async throws -> Snapshot? { try await flaw.load(stream, base) }
    func save(_ snapshot: Snapshot) async throws -> Bool { try await flaw.save(snapshot, base) }
    func deleteSnapshot(of stream: StreamID) async throws { try await flaw.delete(stream, base) }
    func erase(_ stream: StreamID) async throws -> Int { try await flaw.erase(stream, base) }
}
