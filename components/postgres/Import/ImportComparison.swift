#if Postgres
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Compares what an import brings with what is stored already.
struct ImportComparison {
    let tables: PostgresTables

    func stored(_ positions: ClosedRange<Int>) -> PostgresCall {
        PostgresCall(
            "SELECT \(EventRow.columns) FROM \(tables.events) WHERE position BETWEEN $1 AND $2 ORDER BY position"
        ) { list in
            list.bind(positions.lowerBound)
            list.bind(positions.upperBound)
        }
    }

    func stored(withIDsOf events: [ImportChunk.Event]) -> PostgresCall {
        PostgresCall("SELECT \(EventRow.columns) FROM \(tables.events) WHERE id = ANY ($1::text[])") { list in
            list.bindTexts(events.map(\.event.id))
        }
    }

    func stored(_ commands: [ImportChunk.Command]) -> [PostgresCall] {
        CommandRow.calls(tables, where: "id = ANY ($1::text[])") { list in
            list.bindTexts(commands.map(\.command.record.key.id))
        }
    }

    /// - Throws: `EventStoreError` with `.archiveConflict` where another event stands there.
    static func check(_ entry: ImportChunk.Event, _ stored: StoredEvent) throws {
        let event = entry.event
        guard event.stream == stored.stream, event.version == stored.version, event.recordedAt == stored.recordedAt,
            event.isSame(as: stored)
        else { throw ImportFault.position(entry, "position \(stored.position) holds another event") }
    }

    /// - Throws: `EventStoreError` with `.commandConflict` where another command is stored under its id.
    static func check(_ entry: ImportChunk.Command, _ stored: StoredCommand, _ positions: ImportPositions) throws {
        let (mine, theirs) = (entry.command, stored)
        let isSamePlace = mine.head == theirs.head && mine.result.positions == theirs.result.positions
        guard mine.record.key == theirs.record.key, positions == .assigned || isSamePlace,
            theirs.record.outcome == nil || mine.record.outcome == theirs.record.outcome
        else { throw ImportFault.command(entry, "is stored already, as another one", code: .commandConflict) }
    }
}

extension StoredEvent {
    /// Whether it is the same event, wherever it stands. One that was erased in the store since is the same; one that was
    /// erased where it comes from, and isn't here, is not.
    func isSame(as stored: StoredEvent) -> Bool {
        guard id.hasSameBytes(as: stored.id), type.hasSameBytes(as: stored.type), time == stored.time,
            schemaVersion == stored.schemaVersion, event.contentType == stored.event.contentType,
            metadata == stored.metadata
        else { return false }
        return stored.isErased || (!isErased && payload.hasSameContent(as: stored.payload))
    }
}
#endif
