#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Rows for COPY.
enum ImportRows {
    static func events(_ tables: PostgresTables) -> String {
        "\(tables.events) (position, recordedat, \(EventInsertionRow.columns))"
    }

    static func append(_ stored: StoredEvent, to rows: inout ByteBuffer) throws {
        try append(
            stored, position: stored.position, version: stored.version, recordedAt: stored.recordedAt, to: &rows)
    }

    static func append(
        _ stored: StoredEvent, position: Int, version: Int, recordedAt: Timestamp, to rows: inout ByteBuffer
    ) throws {
        let (event, metadata) = (stored.event, stored.metadata)
        rows.beginRow(of: 19)
        rows.appendElement(position)
        rows.appendElement(recordedAt)
        rows.appendElement(stored.stream.category)
        rows.appendElement(stored.stream.id)
        rows.appendElement(version)
        rows.appendElement(event.id)
        rows.appendElement(event.type)
        rows.appendElement(event.schemaVersion)
        rows.appendElement(metadata.source)
        rows.appendElement(event.time)
        rows.appendElement(metadata.subject)
        rows.appendElement(event.contentType)
        rows.appendElement(metadata.dataSchema)
        rows.appendElement(metadata.correlationID)
        rows.appendElement(metadata.causationID)
        rows.appendElement(metadata.traceParent)
        rows.appendElement(metadata.traceState)
        rows.appendElement(try EventInsertionRow.text(of: metadata.extensions))
        if case .encoded(let data) = event.payload { rows.appendElement(data) } else { rows.appendElement(nil as Int?) }
    }

    static func commands(_ tables: PostgresTables) -> String {
        "\(tables.commands) (number, id, fingerprint, outcome, head, firstposition, lastposition, recordedat)"
    }

    static func append(_ command: StoredCommand, number: Int, to rows: inout ByteBuffer) {
        rows.beginRow(of: 8)
        rows.appendElement(number)
        rows.appendElement(command.record.key.id)
        rows.appendElement(command.record.key.fingerprint)
        rows.appendElement(command.record.outcome)
        rows.appendElement(command.head)
        rows.appendElement(command.result.positions?.lowerBound)
        rows.appendElement(command.result.positions?.upperBound)
        rows.appendElement(command.result.recordedAt ?? .earliest)
    }

    static func commandStreams(_ tables: PostgresTables) -> String {
        "\(tables.commandStreams) (command, ordinal, category, stream, version, position)"
    }

    static func appendStreams(of command: StoredCommand, number: Int, to rows: inout ByteBuffer) {
        let written = command.result.streams.map { (stream: $0.stream, written: $0 as WrittenStream?) }
        for (index, entry) in (written + command.checked.map { ($0, nil) }).enumerated() {
            rows.beginRow(of: 6)
            rows.appendElement(number)
            rows.appendElement(index + 1)
            rows.appendElement(entry.stream.category)
            rows.appendElement(entry.stream.id)
            rows.appendElement(entry.written?.version)
            rows.appendElement(entry.written?.position)
        }
    }
}
#endif
