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
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.metadata.subject) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.contentType) }
        bindConversation(rows, to: &list)
        let extensions = try rows.map { try text(of: $0.event.metadata.extensions) }
        list.bindArray(of: .text, extensions) { $0.appendElement($1) }
        list.bindArray(of: .bytes, rows) { $0.appendElement(data(of: $1.event)) }
    }

    private static func bindConversation(_ rows: [EventInsertionRow], to list: inout ParameterList) {
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.metadata.dataSchema) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.metadata.correlationID) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.metadata.causationID) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.metadata.traceParent) }
        list.bindArray(of: .text, rows) { $0.appendElement($1.event.metadata.traceState) }
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

    static let types = [
        "text", "text", "bigint", "text", "text", "bigint", "text", "timestamptz", "text", "text", "text", "text",
        "text", "text", "text", "text", "bytea",
    ]
}
#endif
