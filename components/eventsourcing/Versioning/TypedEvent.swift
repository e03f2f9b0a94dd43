import OrchestrixMessaging

/// An event as the program knows it today, and where it stands.
///
/// Several may come out of one stored event: they share its position and version, and are told apart by their
/// ordinals. (position, ordinal) names each of them.
public struct TypedEvent<Event: Sendable>: Sendable {
    /// The event.
    public let event: Event

    /// Its place among those that came out of the stored event, from 1.
    public let ordinal: Int

    /// The event as it is stored: its id, time, place and metadata.
    public let stored: StoredEvent

    init(_ event: Event, ordinal: Int, stored: StoredEvent) {
        self.event = event
        self.ordinal = ordinal
        self.stored = stored
    }
}

extension TypedEvent {
    /// The stored event's place in the global log.
    public var position: Int { stored.position }

    /// The stream that holds the stored event.
    public var stream: StreamID { stored.stream }

    /// The stored event's place in its stream.
    public var version: Int { stored.version }

    func widened() -> TypedEvent<any DomainEvent> where Event: DomainEvent {
        TypedEvent<any DomainEvent>(event, ordinal: ordinal, stored: stored)
    }
}
