import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// Inserts events, one row each.
struct EventInsertion: ~Copyable {
    private var row: SQLStatement

    init(in db: Database) throws {
        row = try SQLStatement(
            """
            INSERT INTO orchestrix_events (\(EventRow.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, in: db)
    }

    /// Binds in the order of ``EventRow/columns``, and inserts.
    mutating func insert(
        _ event: NewEvent, position: Int, stream: StreamID, version: Int, recordedAt: Timestamp
    ) throws {
        guard case .encoded(let data) = event.payload else {
            preconditionFailure("validation lets only encoded payloads through")
        }
        try row.bind(position)
        try row.bind(stream.category)
        try row.bind(stream.id)
        try row.bind(version)
        try row.bind(event.id)
        try row.bind(event.type)
        try row.bind(event.schemaVersion)
        try row.bind(event.metadata.source)
        try row.bind(Int(event.time.microsecondsSinceEpoch))
        try row.bind(Int(recordedAt.microsecondsSinceEpoch))
        try row.bind(event.metadata.subject)
        try row.bind(event.contentType)
        try bindConversation(event.metadata)
        try row.bind(try Self.text(of: event.metadata.extensions))
        try row.bind(data)
        try row.run()
    }

    private mutating func bindConversation(_ metadata: Metadata) throws {
        try row.bind(metadata.dataSchema)
        try row.bind(metadata.correlationID)
        try row.bind(metadata.causationID)
        try row.bind(metadata.traceParent)
        try row.bind(metadata.traceState)
    }

    private static func text(of extensions: [String: ExtensionValue]) throws -> String? {
        guard !extensions.isEmpty else { return nil }
        return String(decoding: try JSONCodec().encode(extensions), as: UTF8.self)
    }
}
