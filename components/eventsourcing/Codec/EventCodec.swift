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
    @inlinable
    public func decode<Event: DomainEvent>(_ type: Event.Type, from stored: StoredEvent) throws -> Event {
        guard let event = try decodeCurrent(type, from: stored) else { throw stored.notCurrent(type) }
        return event
    }

    /// The event that `stored` holds; `nil` where it isn't of a type and version that the program has.
    @inlinable
    func decodeCurrent<Event: DomainEvent>(_ type: Event.Type, from stored: StoredEvent) throws -> Event? {
        guard let kind = Event.CodingKeys(stringValue: stored.type),
            stored.schemaVersion == Event.schemaVersion(of: kind)
        else { return nil }
        switch stored.payload {
        case .encoded(let bytes): return try decode(type, kind: kind, from: bytes, of: stored)
        case .held(let held):
            if let event = held.event as? Event { return event }
            throw stored.foreignType(Event.self)
        case .erased: throw stored.noContent
        }
    }

    /// Decodes what `stored` holds, or what was made of it, and names it in errors.
    @inlinable
    func decode<Event: DomainEvent>(
        _ type: Event.Type, kind: Event.CodingKeys, from bytes: [UInt8], of stored: StoredEvent
    ) throws -> Event {
        guard stored.event.contentType == contentType else { throw stored.foreignForm(read: contentType) }
        do {
            return try decode(type, kind: kind, from: bytes)
        } catch {
            throw stored.undecodable(error)
        }
    }
}

extension StoredEvent {
    @usableFromInline
    func foreignForm(read contentType: String) -> EventStoreError {
        fault(.undecodablePayload, "is stored as \(event.contentType), this codec reads \(contentType)")
    }

    @usableFromInline
    func undecodable(_ error: any Error) -> EventStoreError {
        fault(.undecodablePayload, "doesn't decode\(place(of: error))", cause: error)
    }

    @usableFromInline
    func foreignType(_ type: Any.Type) -> EventStoreError {
        fault(.undecodablePayload, "is held as another Swift type than \(type)")
    }

    @usableFromInline
    var noContent: EventStoreError { fault(.payloadErased, "was erased") }

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
