public import OrchestrixMessaging

/// Turns events into stored payloads and back.
///
/// The seam between typed events and bytes. ``JSONEventCodec`` is the default; a codec of one's own writes
/// another format and names it by its content type.
public protocol EventCodec: Sendable {
    /// The media type of what it writes.
    var contentType: String { get }

    /// The payload of `event`, without its name.
    func encode<Event: DomainEvent>(_ event: Event) throws -> [UInt8]

    /// The event of the enum `type` whose case is stored as `kind`.
    func decode<Event: DomainEvent>(
        _ type: Event.Type, kind: Event.CodingKeys, from payload: [UInt8]
    ) throws -> Event
}

extension EventCodec {
    /// The event that `stored` holds, which is at the version that the program has. Events of older versions are read
    /// by an ``EventReader``.
    ///
    /// - Throws: ``EventStoreError`` that names type, stream, version and position: `.unknownEventType` where the
    ///   enum has no such case, `.unknownSchemaVersion`, `.undecodablePayload` or `.payloadErased`.
    public func decode<Event: DomainEvent>(_ type: Event.Type, from stored: StoredEvent) throws -> Event {
        guard let event = try decodeCurrent(type, from: stored) else { throw stored.notCurrent(type) }
        return event
    }

    /// The event that `stored` holds; `nil` where it isn't of a type and version that the program has.
    func decodeCurrent<Event: DomainEvent>(_ type: Event.Type, from stored: StoredEvent) throws -> Event? {
        guard let kind = Event.CodingKeys(stringValue: stored.type),
            stored.schemaVersion == Event.schemaVersion(of: kind)
        else { return nil }
        switch stored.payload {
        case .encoded(let bytes): return try decode(type, kind: kind, from: bytes, of: stored)
        case .typed(let event as Event): return event
        case .typed: throw stored.fault(.undecodablePayload, "is held as another Swift type than \(Event.self)")
        case .erased: throw stored.fault(.payloadErased, "was erased")
        }
    }

    /// Decodes what `stored` holds, or what was made of it, and names it in errors.
    func decode<Event: DomainEvent>(
        _ type: Event.Type, kind: Event.CodingKeys, from bytes: [UInt8], of stored: StoredEvent
    ) throws -> Event {
        guard stored.event.contentType == contentType else {
            throw stored.fault(
                .undecodablePayload, "is stored as \(stored.event.contentType), this codec reads \(contentType)")
        }
        do {
            return try decode(type, kind: kind, from: bytes)
        } catch {
            throw stored.fault(.undecodablePayload, "doesn't decode\(place(of: error))", cause: error)
        }
    }

    /// Where in the payload a decoding failed; the place only, never the value.
    private func place(of error: any Error) -> String {
        let path: [any CodingKey] =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            case .keyNotFound(let key, let context): context.codingPath + [key]
            default: []
            }
        return path.isEmpty ? "" : " at \(path.map(\.stringValue).joined(separator: "."))"
    }
}
