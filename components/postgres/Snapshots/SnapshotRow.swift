#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// A row of the table of snapshots, as a snapshot.
enum SnapshotRow {
    static func call(_ stream: StreamID, _ tables: PostgresTables) -> PostgresCall {
        PostgresCall(
            """
            SELECT version, position, event, stateversion, fingerprint, takenat, data FROM \(tables.snapshots)
            WHERE category = $1 AND stream = $2
            """
        ) { list in
            list.bind(stream.category)
            list.bind(stream.id)
        }
    }

    /// The snapshot of `stream`.
    ///
    /// - Throws: `EventStoreError` with `.corrupted`, naming stream and column, for what no store writes.
    static func snapshot(of stream: StreamID, _ row: PostgresResult) throws -> Snapshot? {
        guard row.count > 0 else { return nil }
        do {
            return try Snapshot(
                of: stream, version: row.int(0, 0), position: row.int(0, 1), eventID: row.text(0, 2),
                stateVersion: row.int(0, 3), fingerprint: row.text(0, 4), payload: row.bytes(0, 6),
                takenAt: row.moment(0, 5))
        } catch {
            throw EventStoreError(
                .corrupted, "column \(error.name) of the snapshot of \(stream) can't be read",
                context: ["stream": stream.description, "column": error.name])
        }
    }

    /// Puts a snapshot in the place of an older one. Leaves streams alone that were erased, which always takes the
    /// first event. Runs behind ``StoreLock/snapshots``.
    static func saving(_ snapshot: Snapshot, _ tables: PostgresTables) -> PostgresCall {
        PostgresCall(
            """
            INSERT INTO \(tables.snapshots) AS kept
                (category, stream, version, position, event, stateversion, fingerprint, takenat, data)
            SELECT $1::text, $2::text, $3::bigint, $4::bigint, $5::text, $6::bigint, $7::text, $8::timestamptz,
                $9::bytea
            WHERE NOT EXISTS (
                SELECT 1 FROM \(tables.events)
                WHERE category = $1::text AND stream = $2::text AND version = 1 AND data IS NULL)
            ON CONFLICT (category, stream) DO UPDATE SET
                version = excluded.version, position = excluded.position, event = excluded.event,
                stateversion = excluded.stateversion, fingerprint = excluded.fingerprint,
                takenat = excluded.takenat, data = excluded.data
            WHERE excluded.version >= kept.version
            """
        ) { list in
            list.bind(snapshot.stream.category)
            list.bind(snapshot.stream.id)
            list.bind(snapshot.version)
            list.bind(snapshot.position)
            list.bind(snapshot.eventID)
            list.bind(snapshot.stateVersion)
            list.bind(snapshot.fingerprint)
            list.bind(snapshot.takenAt)
            list.bind(snapshot.payload)
        }
    }

    static func deletion(of stream: StreamID, _ tables: PostgresTables) -> PostgresCall {
        PostgresCall("DELETE FROM \(tables.snapshots) WHERE category = $1 AND stream = $2") { list in
            list.bind(stream.category)
            list.bind(stream.id)
        }
    }
}
#endif
