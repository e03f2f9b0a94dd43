#if Postgres
public import OrchestrixEventSourcing

extension PostgreSQLEventStore: SnapshotStore {
    public func snapshot(of stream: StreamID) async throws -> Snapshot? {
        guard stream.isStorable else { return nil }
        return try await database.read([SnapshotRow.call(stream, tables)]) { results in
            try SnapshotRow.snapshot(of: stream, results.first!)
        }
    }

    @discardableResult
    public func save(_ snapshot: Snapshot) async throws -> Bool {
        try snapshot.validate(against: configuration.limits)
        let tables = tables
        return try await database.transact { session in
            try session.run(.share(.snapshots, of: tables))
            return try session.run(SnapshotRow.saving(snapshot, tables)).changes > 0
        }
    }

    public func deleteSnapshot(of stream: StreamID) async throws {
        guard stream.isStorable else { return }
        let call = SnapshotRow.deletion(of: stream, tables)
        try await database.transact { session in _ = try session.run(call) }
    }
}
#endif
