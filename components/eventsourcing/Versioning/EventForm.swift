import OrchestrixCommon
public import OrchestrixMessaging

/// The stored form of an event on its way to today's version: what an upcaster takes and gives.
public struct EventForm: Sendable {
    /// The event as it is stored: its id, time and place, however many steps have been taken.
    public let stored: StoredEvent

    /// Type and schema version that the form is at.
    public let version: EventVersion

    /// The payload, in the event's ``NewEvent/contentType``: JSON unless another codec wrote it.
    public let payload: [UInt8]

    /// Source, subject, correlation and the other attributes of the stored event.
    public var metadata: Metadata { stored.metadata }

    init(_ stored: StoredEvent, payload: [UInt8]) {
        self.init(stored, EventVersion(stored.type, stored.schemaVersion), payload: payload)
    }

    private init(_ stored: StoredEvent, _ version: EventVersion, payload: [UInt8]) {
        self.stored = stored
        self.version = version
        self.payload = payload
    }
}

extension EventForm {
    /// The JSON payload as a value, for example of a struct that has the fields of that version.
    ///
    /// - Throws: the `DecodingError` that tells what doesn't fit.
    public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONCodec().decode(type, from: payload)
    }

    /// The same event at another version, with these bytes as its payload.
    public func at(_ version: EventVersion, payload: [UInt8]) -> EventForm {
        EventForm(stored, version, payload: payload)
    }

    /// The same event at another version, with the JSON of `value` as its payload.
    public func at(_ version: EventVersion, encoding value: some Encodable) throws -> EventForm {
        at(version, payload: try JSONCodec().encode(value))
    }

    /// The same event at another version, with the members of its JSON payload edited.
    public func at(
        _ version: EventVersion, editing edit: (inout PayloadMembers) throws -> Void
    ) throws -> EventForm {
        var members = try PayloadMembers(of: payload)
        try edit(&members)
        return at(version, payload: try members.payload())
    }
}
