#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// A row of the table of events, as an event.
enum EventRow {
    /// The columns that ``event(_:_:)`` reads, in its order.
    static let columns = """
        position, category, stream, version, id, type, schemaversion, source, time, recordedat, subject, \
        datacontenttype, dataschema, correlationid, causationid, traceparent, tracestate, extensions, data
        """

    /// Every event of the result.
    static func all(_ rows: PostgresResult) throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        events.reserveCapacity(rows.count)
        for row in 0..<rows.count { events.append(try event(rows, row)) }
        return events
    }

    /// The event in a row.
    ///
    /// - Throws: `EventStoreError` with `.corrupted`, naming position and column, for what no store writes.
    static func event(_ rows: PostgresResult, _ row: Int) throws -> StoredEvent {
        do {
            return try StoredEvent(
                position: rows.int(row, 0), stream: StreamID(category: rows.text(row, 1), id: rows.text(row, 2)),
                version: rows.int(row, 3), recordedAt: rows.moment(row, 9), event: newEvent(rows, row))
        } catch {
            let position = (try? rows.int(row, 0)).map(String.init) ?? "?"
            throw EventStoreError(
                .corrupted, "column \(error.name) of the event at position \(position) can't be read",
                context: ["position": position, "column": error.name])
        }
    }

    private static func newEvent(_ rows: PostgresResult, _ row: Int) throws(UnreadableColumn) -> NewEvent {
        try NewEvent(
            id: rows.text(row, 4), type: rows.text(row, 5), schemaVersion: rows.int(row, 6),
            time: rows.moment(row, 8), payload: rows.optionalBytes(row, 18).map(EventPayload.encoded) ?? .erased,
            contentType: rows.text(row, 11), metadata: metadata(rows, row))
    }

    private static func metadata(_ rows: PostgresResult, _ row: Int) throws(UnreadableColumn) -> Metadata {
        try Metadata(
            source: rows.text(row, 7), subject: rows.optionalText(row, 10), dataSchema: rows.optionalText(row, 12),
            correlationID: rows.optionalText(row, 13), causationID: rows.optionalText(row, 14),
            traceParent: rows.optionalText(row, 15), traceState: rows.optionalText(row, 16),
            extensions: extensions(rows, row))
    }

    private static func extensions(
        _ rows: PostgresResult, _ row: Int
    ) throws(UnreadableColumn) -> [String: ExtensionValue] {
        guard !rows.isNull(row, 17) else { return [:] }
        let json = try rows.bytes(row, 17)
        do {
            return try JSONCodec().decode([String: ExtensionValue].self, from: json)
        } catch {
            throw rows.unreadable(17)
        }
    }
}
#endif
