import OrchestrixMessaging

extension Metadata {
    /// Refuses attributes that can't be stored: an empty source, control characters, a value over the limit, an
    /// extension whose name isn't made of lower-case letters and digits, or is that of another attribute.
    func validate(of event: String, limit: Int) throws {
        guard !source.isEmpty else { throw refusal("event \(event): the source is empty") }
        try check(source, "source", of: event, limit)
        try check(subject, "subject", of: event, limit)
        try check(dataSchema, "dataschema", of: event, limit)
        try check(correlationID, "correlationid", of: event, limit)
        try check(causationID, "causationid", of: event, limit)
        try check(traceParent, "traceparent", of: event, limit)
        try check(traceState, "tracestate", of: event, limit)
        for (name, value) in extensions { try check(value, name, of: event, limit) }
    }

    private func check(_ value: String?, _ name: String, of event: String, _ limit: Int) throws {
        guard let value else { return }
        guard value.utf8.count <= limit else {
            throw refusal("event \(event): attribute \(name) is over the limit of \(limit) bytes")
        }
        guard !value.holdsControlCharacter else {
            throw refusal("event \(event): attribute \(name) holds a control character")
        }
    }

    private func check(_ value: ExtensionValue, _ name: String, of event: String, _ limit: Int) throws {
        let isWellFormed = !name.isEmpty && name.utf8.allSatisfy(Self.lettersAndDigits.contains)
        guard isWellFormed, name.utf8.count <= limit else {
            throw refusal("event \(event): the name of an extension isn't made of lower-case letters and digits")
        }
        guard !Self.reserved.contains(name) else {
            throw refusal("event \(event): an extension can't be named \(name)")
        }
        if case .string(let text) = value { try check(text, name, of: event, limit) }
    }

    private static let lettersAndDigits = Set("abcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// The attributes of CloudEvents, and those that a stored event has of its own.
    private static let reserved: Set<String> = [
        "id", "source", "specversion", "type", "subject", "time", "datacontenttype", "dataschema", "data",
        "correlationid", "causationid", "traceparent", "tracestate", "schemaversion",
        "stream", "streamversion", "position", "recordedat", "erased",
    ]
}
