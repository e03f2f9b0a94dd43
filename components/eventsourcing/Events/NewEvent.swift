public import OrchestrixCommon
public import OrchestrixMessaging

/// An event on its way into a store: everything but its place, which the store assigns.
public struct NewEvent: Sendable {
    /// The event's id, unique in the whole store. Appending the same id again gives back the first result.
    @inlinable
    public var id: String { content.id }

    /// The event's name in storage, for example `account.deposited`.
    @inlinable
    public var type: String { content.type }

    /// The version of the payload's schema, from 1.
    @inlinable
    public var schemaVersion: Int { content.schemaVersion }

    /// When it happened, by the clock of the one who says so.
    @inlinable
    public var time: Timestamp { content.time }

    /// The content.
    @inlinable
    public var payload: EventPayload { content.payload }

    /// The media type of an encoded payload.
    @inlinable
    public var contentType: String { content.contentType }

    /// Source, subject, correlation and the other attributes of the envelope.
    @inlinable
    public var metadata: Metadata { content.metadata }

    /// One reference instead of seven fields: events are copied with every request, batch and page.
    @usableFromInline let content: Content

    /// An event to append. Whether its parts are fit to be stored is checked by the store, at the door.
    public init(
        id: String,
        type: String,
        schemaVersion: Int = 1,
        time: Timestamp,
        payload: EventPayload,
        contentType: String = "application/json",
        metadata: Metadata = Metadata()
    ) {
        content = Content(
            id: id, type: type, schemaVersion: schemaVersion, time: time, payload: payload, contentType: contentType,
            metadata: metadata, isNamedByItsContent: false)
    }

    /// An event whose type and version are those of the value that it holds.
    @usableFromInline
    init(
        id: String, label: MessageLabel, time: Timestamp, payload: EventPayload, contentType: String,
        metadata: Metadata
    ) {
        content = Content(
            id: id, type: label.type, schemaVersion: label.schemaVersion, time: time, payload: payload,
            contentType: contentType, metadata: metadata, isNamedByItsContent: true)
    }

    @usableFromInline
    final class Content: Sendable {
        @usableFromInline let id: String
        @usableFromInline let type: String
        @usableFromInline let schemaVersion: Int
        @usableFromInline let time: Timestamp
        @usableFromInline let payload: EventPayload
        @usableFromInline let contentType: String
        @usableFromInline let metadata: Metadata

        /// Whether a held value is known to be one of this type at this version, as the program has it.
        @usableFromInline let isNamedByItsContent: Bool

        init(
            id: String, type: String, schemaVersion: Int, time: Timestamp, payload: EventPayload, contentType: String,
            metadata: Metadata, isNamedByItsContent: Bool
        ) {
            self.id = id
            self.type = type
            self.schemaVersion = schemaVersion
            self.time = time
            self.payload = payload
            self.contentType = contentType
            self.metadata = metadata
            self.isNamedByItsContent = isNamedByItsContent
        }
    }
}

extension NewEvent {
    /// The type of the event that ends a deleted stream.
    public static let tombstoneType = "orchestrix.deleted"

    /// Whether this is the event that ends a stream.
    public var isTombstone: Bool {
        // The length tells nearly all others apart.
        type.utf8.count == Self.tombstoneType.utf8.count && type == Self.tombstoneType
    }
}
