public import OrchestrixEventSourcing
import Synchronization

extension InMemoryEventStore: SnapshotStore {
    public func snapshot(of stream: StreamID) async throws -> Snapshot? {
        log.withLock { $0.snapshots[stream] }
    }

    @discardableResult
    public func save(_ snapshot: Snapshot) async throws -> Bool {
        try snapshot.validate(against: limits)
        return log.withLock { $0.save(snapshot) }
    }

    public func deleteSnapshot(of stream: StreamID) async throws {
        log.withLock { $0.deleteSnapshot(of: stream) }
    }
}
