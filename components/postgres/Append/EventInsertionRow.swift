#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// An event to be stored, with all of its row but the position and the moment, which the statement gives it.
struct EventInsertionRow {
    let stream: StreamID
    let version: Int
    let event: NewEvent

    static func rows(of append: PlannedAppend) -> [EventInsertionRow] {
        var rows: [EventInsertionRow] = []
        rows.reserveCapacity(append.request.eventCount)
        for (write, version) in zip(append.request.writes, append.versions) {
            for (offset, event) in write.events.enumerated() {
                rows.append(EventInsertionRow(stream: write.stream, version: version + offset + 1, event: event))
            }
        }
        return rows
    }

    /// Binds one array for each of ``columns``.
    static func bind(_ rows: [EventInsertionRow], to list: inout ParameterList) throws {
        list.bindArray(of: .text, rows) { $0.appendElement($1.stream.category) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.stream.id) }
        list.bindArray(of: .integer, rows) { $0.appendElement($1.version) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.id) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.type) }
        list.bindArray(of: .integer, rows) { $0.appendElement($1.event.schemaVersion) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.metadata.source) }
        list.bindArray(of: .moment, rows) { $0.appendElement($1.event.time) }
        list.bindSparseTexts(rows) { $0.event.metadata.subject }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.contentType) }
        bindConversation(rows, to: &list)
        try list.bindSparseTexts(rows) { try text(of: $0.event.metadata.extensions) }
        list.bindArray(of: .bytes, rows) { $0.appendElement(data(of: $1.event)) }
    }

    private static func bindConversation(_ rows: [EventInsertionRow], to list: inout ParameterList) {
        list.bindSparseTexts(rows) { $0.event.metadata.dataSchema }
        list.bindSparseTexts(rows) { $0.event.metadata.correlationID }
        list.bindSparseTexts(rows) { $0.event.metadata.causationID }
        list.bindSparseTexts(rows) { $0.event.metadata.traceParent }
        list.bindSparseTexts(rows) { $0.event.metadata.traceState }
    }

    /// Binds one value for each of ``columns``.
    func bind(to list: inout ParameterList) throws {
        list.bind(stream.category)
        list.bind(stream.id)
        list.bind(version)
        list.bind(event.id)
        list.bind(event.type)
        list.bind(event.schemaVersion)
        list.bind(event.metadata.source)
        list.bind(event.time)
        list.bind(event.metadata.subject)
        list.bind(event.contentType)
        list.bind(event.metadata.dataSchema)
        list.bind(event.metadata.correlationID)
        list.bind(event.metadata.causationID)
        list.bind(event.metadata.traceParent)
        list.bind(event.metadata.traceState)
        list.bind(try Self.text(of: event.metadata.extensions))
        list.bind(Self.data(of: event))
    }

    private static func data(of event: NewEvent) -> [UInt8] {
        guard case .encoded(let data) = event.payload else {
            preconditionFailure("validation lets only encoded payloads through")
        }
        return data
    }

    static func text(of extensions: [String: ExtensionValue]) throws -> String? {
        guard !extensions.isEmpty else { return nil }
        return String(decoding: try JSONCodec().encode(extensions), as: UTF8.self)
    }

    /// The columns, in the order in which ``bind(_:to:)`` binds them.
    static let columns = """
        category, stream, version, id, type, schemaversion, source, time, subject, datacontenttype, dataschema, \
        correlationid, causationid, traceparent, tracestate, extensions, data
        """

    /// The arrays as parameters, from `first` on.
    static func arrays(from first: Int) -> String {
        types.enumerated().map { "$\(first + $0.offset)::\($0.element)[]" }.joined(separator: ", ")
    }

    /// The values as parameters, from `first` on.
    static func values(from first: Int) -> String {
        types.enumerated().map { "$\(first + $0.offset)::\($0.element)" }.joined(separator: ", ")
    }

    private static let types = [
        "text", "text", "bigint", "text", "text", "bigint", "text", "timestamptz", "text", "text", "text", "text",
        "text", "text", "text", "text", "bytea",
    ]
}
#endif
