public import OrchestrixCommon
public import OrchestrixMessaging

/// An event as the store holds it: what was appended, and the place that it was given.
public struct StoredEvent: Sendable {
    /// The place in the global log, from 1, without gaps.
    @inlinable
    public var position: Int { record.position }

    /// The stream that holds the event.
    @inlinable
    public var stream: StreamID { record.stream }

    /// The place in the stream, from 1.
    @inlinable
    public var version: Int { record.version }

    /// When the store took it in, by the store's clock; never earlier than its predecessor's in the log.
    @inlinable
    public var recordedAt: Timestamp { record.recordedAt }

    /// The event as it was appended.
    @inlinable
    public var event: NewEvent { record.event }

    /// One reference instead of some twenty fields: pages of events are copied a lot.
    @usableFromInline let record: Record

    /// An event at its place.
    public init(position: Int, stream: StreamID, version: Int, recordedAt: Timestamp, event: NewEvent) {
        record = Record(position: position, stream: stream, version: version, recordedAt: recordedAt, event: event)
    }

    @usableFromInline
    final class Record: Sendable {
        @usableFromInline let position: Int
        @usableFromInline let stream: StreamID
        @usableFromInline let version: Int
        @usableFromInline let recordedAt: Timestamp
        @usableFromInline let event: NewEvent

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
    @inlinable
    public var id: String { record.event.id }

    /// The event's name in storage.
    @inlinable
    public var type: String { record.event.type }

    /// The version of the payload's schema.
    @inlinable
    public var schemaVersion: Int { record.event.schemaVersion }

    /// When it happened.
    @inlinable
    public var time: Timestamp { record.event.time }

    /// The content, or `.erased`.
    @inlinable
    public var payload: EventPayload { record.event.payload }

    /// Source, subject, correlation and the other attributes of the envelope.
    @inlinable
    public var metadata: Metadata { record.event.metadata }

    /// Whether this is the event that ends a deleted stream.
    @inlinable
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

extension UnsafePointer<StoredEvent> {
    /// Hands the event's record to `body`. No reference on the way to it is counted.
    @inlinable
    func withRecord<Result>(_ body: (StoredEvent.Record) -> Result) -> Result {
        UnsafeRawPointer(self).load(as: Unmanaged<StoredEvent.Record>.self)._withUnsafeGuaranteedRef(body)
    }
}
