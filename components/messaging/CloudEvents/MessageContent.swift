import OrchestrixCommon

/// Messages as the JSON that travels. The cases of event enums are flat: Swift's own coding puts the values into an
/// object with the case's name as its only key, which is taken off here and put on again.
enum MessageContent {
    private static let json = JSONCodec()

    static func encode(_ message: some Message) throws -> RawJSON {
        if let event = message as? any DomainEvent { return try encode(event: event) }
        return try RawJSON(validating: json.encode(message))
    }

    private static func encode<Event: DomainEvent>(event: Event) throws -> RawJSON {
        let name = try event.kind.rawValue
        let wrapped = try json.decode([String: RawJSON].self, from: json.encode(event))
        guard let content = wrapped[name], wrapped.count == 1 else {
            throw EventNameError(.notCodedByKey, of: Event.self, case: name)
        }
        return content
    }

    static func decode<Content: Message>(_: Content.Type, type: String, from bytes: [UInt8]) throws -> Content {
        guard Content.self is any DomainEvent.Type else { return try json.decode(Content.self, from: bytes) }
        return try json.decode(Content.self, from: json.encode([type: RawJSON(validating: bytes)]))
    }

    /// Whether `Content` has messages called `type`.
    static func isKnown<Content: Message>(_: Content.Type, type: String) -> Bool {
        schemaVersion(Content.self, type: type) != nil
    }

    /// The version in which this program knows messages called `type`; `nil` where `Content` has no such messages.
    static func schemaVersion<Content: Message>(_: Content.Type, type: String) -> Int? {
        if let events = Content.self as? any DomainEvent.Type { return schemaVersion(events: events, type: type) }
        return type == Content.messageType ? Content.schemaVersion : nil
    }

    private static func schemaVersion<Event: DomainEvent>(events: Event.Type, type: String) -> Int? {
        Event.CodingKeys(rawValue: type).map { Event.schemaVersion(of: $0) }
    }
}
