public import OrchestrixEventSourcing

extension SQLiteEventStore: SnapshotStore {
    public func snapshot(of stream: StreamID) async throws -> Snapshot? {
        try await database.read { db in try SnapshotRow.snapshot(of: stream, in: db) }
    }

    @discardableResult
    public func save(_ snapshot: Snapshot) async throws -> Bool {
        try snapshot.validate(against: configuration.limits)
        return try await database.transact { db in try SnapshotRow.save(snapshot, in: db) }
    }

    public func deleteSnapshot(of stream: StreamID) async throws {
        try await database.transact { db in try SnapshotRow.delete(stream, in: db) }
    }
}
