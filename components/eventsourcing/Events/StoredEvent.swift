public import OrchestrixCommon
public import OrchestrixMessaging

/// An event as the store holds it: what was appended, and the place that it was given.
public struct StoredEvent: Sendable {
    /// The place in the global log, from 1, without gaps.
    public var position: Int { record.position }

    /// The stream that holds the event.
    public var stream: StreamID { record.stream }

    /// The place in the stream, from 1.
    public var version: Int { record.version }

    /// When the store took it in, by the store's clock; never earlier than its predecessor's in the log.
    public var recordedAt: Timestamp { record.recordedAt }

    /// The event as it was appended.
    public var event: NewEvent { record.event }

    /// One reference instead of some twenty fields: pages of events are copied a lot.
    private let record: Record

    /// An event at its place.
    public init(position: Int, stream: StreamID, version: Int, recordedAt: Timestamp, event: NewEvent) {
        record = Record(position: position, stream: stream, version: version, recordedAt: recordedAt, event: event)
    }

    private final class Record: Sendable {
        let position: Int
        let stream: StreamID
        let version: Int
        let recordedAt: Timestamp
        let event: NewEvent

        init(position: Int, stream: StreamID, version: Int, recordedAt: Timestamp, event: NewEvent) {
            self.position = position
            self.stream = stream
            self.version = version
            self.recordedAt = recordedAt
            self.event = event
        }
    }
}

extension StoredEvent {
    /// The event's id.
    public var id: String { record.event.id }

    /// The event's name in storage.
    public var type: String { record.event.type }

    /// The version of the payload's schema.
    public var schemaVersion: Int { record.event.schemaVersion }

    /// When it happened.
    public var time: Timestamp { record.event.time }

    /// The content, or `.erased`.
    public var payload: EventPayload { record.event.payload }

    /// Source, subject, correlation and the other attributes of the envelope.
    public var metadata: Metadata { record.event.metadata }

    /// Whether this is the event that ends a deleted stream.
    public var isTombstone: Bool { record.event.isTombstone }

    /// Whether the content was erased.
    public var isErased: Bool { if case .erased = payload { true } else { false } }

    /// The same event without its content.
    public func erased() -> StoredEvent {
        let event = NewEvent(
            id: id, type: type, schemaVersion: schemaVersion, time: time, payload: .erased,
            contentType: record.event.contentType, metadata: metadata)
        return StoredEvent(position: position, stream: stream, version: version, recordedAt: recordedAt, event: event)
    }
}
