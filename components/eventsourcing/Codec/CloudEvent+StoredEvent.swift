public import OrchestrixMessaging

extension CloudEvent {
    /// A stored event as others read it: a line of an exported log.
    ///
    /// Its place is told by the extensions `position`, `stream`, `streamversion` and `recordedat`. Position and version
    /// are decimal strings, since the integers of CloudEvents end at 2³¹−1. An event whose content was erased has no
    /// data, and the extension `erased`. JSON with line breaks in it, or white space around it, stands in Base64: so
    /// every byte of a payload comes out again. ``StoredEvent/init(_:)`` reads it back.
    ///
    /// - Parameter codec: what encodes events that the store holds as Swift values.
    /// - Throws: `CloudEventError`, which names the attribute, where the event can't be a CloudEvent; and whatever
    ///   encoding throws.
    public init(_ stored: StoredEvent, codec: any EventCodec = JSONEventCodec()) throws {
        let (contentType, bytes) = try Self.content(of: stored, codec: codec)
        try self.init(
            id: stored.id, type: stored.type, time: stored.time, schemaVersion: stored.schemaVersion,
            metadata: stored.metadata, dataContentType: contentType,
            data: bytes.map { CloudEventData(exactly: $0, contentType: contentType) })
        extensions["position"] = .string(String(stored.position))
        extensions["stream"] = .string(stored.stream.description)
        extensions["streamversion"] = .string(String(stored.version))
        extensions["recordedat"] = .timestamp(stored.recordedAt)
        if stored.isErased { extensions["erased"] = true }
    }

    private static func content(
        of stored: StoredEvent, codec: any EventCodec
    ) throws -> (contentType: String, bytes: [UInt8]?) {
        switch stored.payload {
        case .encoded(let bytes): (stored.event.contentType, bytes)
        case .held(let held): (codec.contentType, try codec.encode(held.event))
        case .erased: (stored.event.contentType, nil)
        }
    }
}
