import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// A row of `orchestrix_events`, as an event.
enum EventRow {
    /// The columns that ``event(_:)`` reads, in its order.
    static let columns = """
        position, category, stream, version, id, type, schemaversion, source, time, recordedat, subject, \
        datacontenttype, dataschema, correlationid, causationid, traceparent, tracestate, extensions, data
        """

    /// The event in the current row.
    ///
    /// - Throws: ``EventStoreError`` with `.corrupted`, naming position and column, for what no store writes.
    static func event(_ row: borrowing SQLStatement) throws -> StoredEvent {
        do {
            return try StoredEvent(
                position: row.int(0), stream: StreamID(category: row.text(1), id: row.text(2)), version: row.int(3),
                recordedAt: Timestamp(microsecondsSinceEpoch: Int64(row.int(9))), event: newEvent(row))
        } catch {
            let position = (try? row.int(0)).map(String.init) ?? "?"
            throw EventStoreError(
                .corrupted, "column \(error.name) of the event at position \(position) can't be read",
                context: ["position": position, "column": error.name])
        }
    }

    /// Every event of the statement.
    static func all(_ rows: consuming SQLStatement) throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        while try rows.step() { events.append(try event(rows)) }
        return events
    }

    private static func newEvent(_ row: borrowing SQLStatement) throws(UnreadableColumn) -> NewEvent {
        try NewEvent(
            id: row.text(4), type: row.text(5), schemaVersion: row.int(6),
            time: Timestamp(microsecondsSinceEpoch: Int64(row.int(8))),
            payload: row.optionalBytes(18).map(EventPayload.encoded) ?? .erased, contentType: row.text(11),
            metadata: metadata(row))
    }

    private static func metadata(_ row: borrowing SQLStatement) throws(UnreadableColumn) -> Metadata {
        try Metadata(
            source: row.text(7), subject: row.optionalText(10), dataSchema: row.optionalText(12),
            correlationID: row.optionalText(13), causationID: row.optionalText(14), traceParent: row.optionalText(15),
            traceState: row.optionalText(16), extensions: extensions(row, 17))
    }

    private static func extensions(
        _ row: borrowing SQLStatement, _ column: Int32
    ) throws(UnreadableColumn) -> [String: ExtensionValue] {
        guard !row.isNull(column) else { return [:] }
        let json = Array(try row.text(column).utf8)
        do {
            return try JSONCodec().decode([String: ExtensionValue].self, from: json)
        } catch {
            throw UnreadableColumn(name: "extensions")
        }
    }
}
