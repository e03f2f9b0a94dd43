import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing

/// A row of `orchestrix_snapshots`, as a snapshot.
enum SnapshotRow {
    /// The snapshot of `stream`.
    ///
    /// - Throws: ``EventStoreError`` with `.corrupted`, naming stream and column, for what no store writes.
    static func snapshot(of stream: StreamID, in db: Database) throws -> Snapshot? {
        var row = try SQLStatement(
            """
            SELECT version, position, event, stateversion, fingerprint, takenat, data FROM orchestrix_snapshots
            WHERE category = ? AND stream = ?
            """, in: db)
        try row.bind(stream.category)
        try row.bind(stream.id)
        guard try row.step() else { return nil }
        do {
            return try snapshot(of: stream, row)
        } catch {
            throw EventStoreError(
                .corrupted, "column \(error.name) of the snapshot of \(stream) can't be read",
                context: ["stream": stream.description, "column": error.name])
        }
    }

    private static func snapshot(
        of stream: StreamID, _ row: borrowing SQLStatement
    ) throws(UnreadableColumn) -> Snapshot {
        try Snapshot(
            of: stream, version: row.int(0), position: row.int(1), eventID: row.text(2), stateVersion: row.int(3),
            fingerprint: row.text(4), payload: row.bytes(6),
            takenAt: Timestamp(microsecondsSinceEpoch: Int64(row.int(5))))
    }

    /// Puts a snapshot in the place of an older one. Leaves streams alone that were erased, which always takes the
    /// first event.
    ///
    /// - Returns: whether it is kept.
    static func save(_ snapshot: Snapshot, in db: Database) throws -> Bool {
        var row = try SQLStatement(
            """
            INSERT INTO orchestrix_snapshots
                (category, stream, version, position, event, stateversion, fingerprint, takenat, data)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
            WHERE NOT EXISTS (
                SELECT 1 FROM orchestrix_events
                WHERE category = ?1 AND stream = ?2 AND version = 1 AND data IS NULL)
            ON CONFLICT (category, stream) DO UPDATE SET
                version = excluded.version, position = excluded.position, event = excluded.event,
                stateversion = excluded.stateversion, fingerprint = excluded.fingerprint,
                takenat = excluded.takenat, data = excluded.data
            WHERE excluded.version >= version
            """, in: db)
        try bind(snapshot, to: &row)
        try row.run()
        return db.changesCount > 0
    }

    private static func bind(_ snapshot: Snapshot, to row: inout SQLStatement) throws {
        try row.bind(snapshot.stream.category)
        try row.bind(snapshot.stream.id)
        try row.bind(snapshot.version)
        try row.bind(snapshot.position)
        try row.bind(snapshot.eventID)
        try row.bind(snapshot.stateVersion)
        try row.bind(snapshot.fingerprint)
        try row.bind(Int(snapshot.takenAt.microsecondsSinceEpoch))
        try row.bind(snapshot.payload)
    }

    /// Removes the snapshot of `stream`.
    static func delete(_ stream: StreamID, in db: Database) throws {
        var row = try SQLStatement("DELETE FROM orchestrix_snapshots WHERE category = ? AND stream = ?", in: db)
        try row.bind(stream.category)
        try row.bind(stream.id)
        try row.run()
    }
}
