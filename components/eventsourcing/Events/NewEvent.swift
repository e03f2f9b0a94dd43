public import OrchestrixCommon
public import OrchestrixMessaging

/// An event on its way into a store: everything but its place, which the store assigns.
public struct NewEvent: Sendable {
    /// The event's id, unique in the whole store. Appending the same id again gives back the first result.
    public let id: String

    /// The event's name in storage, for example `account.deposited`.
    public let type: String

    /// The version of the payload's schema, from 1.
    public let schemaVersion: Int

    /// When it happened, by the clock of the one who says so.
    public let time: Timestamp

    /// The content.
    public let payload: EventPayload

    /// The media type of an encoded payload.
    public let contentType: String

    /// Source, subject, correlation and the other attributes of the envelope.
    public let metadata: Metadata

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
        self.id = id
        self.type = type
        self.schemaVersion = schemaVersion
        self.time = time
        self.payload = payload
        self.contentType = contentType
        self.metadata = metadata
    }
}

extension NewEvent {
    /// The type of the event that ends a deleted stream.
    public static let tombstoneType = "orchestrix.deleted"

    /// Whether this is the event that ends a stream.
    public var isTombstone: Bool { type == Self.tombstoneType }
}
