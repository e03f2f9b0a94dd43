import OrchestrixMessaging

extension Metadata {
    /// Refuses attributes that can't be stored: what can't travel as a CloudEvent, a value over the limit, and an
    /// extension whose name is that of another attribute, also of those that a stored event has of its own.
    func validate(of event: String, limit: Int) throws {
        guard !isPlain(limit: limit) else { return }
        do {
            try validate()
        } catch {
            throw refusal("event \(event): \(error.message)")
        }
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
        guard let value, value.utf8.count > limit else { return }
        throw refusal("event \(event): attribute \(name) is over the limit of \(limit) bytes")
    }

    private func check(_ value: ExtensionValue, _ name: String, of event: String, _ limit: Int) throws {
        guard name.utf8.count <= limit else {
            throw refusal("event \(event): the name of an extension is over the limit of \(limit) bytes")
        }
        guard !Self.namesOfPlaces.contains(name) else {
            throw refusal("event \(event): an extension can't be named \(name)")
        }
        if case .string(let text) = value { try check(text, name, of: event, limit) }
    }

    /// The extensions that tell a stored event's place.
    static let namesOfPlaces: Set<String> = ["stream", "streamversion", "position", "recordedat", "erased"]
}
