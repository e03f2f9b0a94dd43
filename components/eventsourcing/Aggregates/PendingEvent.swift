public import OrchestrixCommon
public import OrchestrixMessaging

/// An event that was recorded on an aggregate and isn't stored yet. Its id and time are fixed when it is recorded,
/// so that saving it twice stores it once.
public struct PendingEvent<Event: DomainEvent>: Sendable {
    /// The id under which it will be stored.
    public let id: String

    /// When it was recorded.
    public let time: Timestamp

    /// The event.
    @inlinable
    public var event: Event { box.held }

    /// The event as a typed store will hold it.
    @usableFromInline let box: HeldEvent.Box<Event>

    @inlinable
    init(id: String, time: Timestamp, event: Event) {
        self.id = id
        self.time = time
        box = HeldEvent.Box(event)
    }
}
