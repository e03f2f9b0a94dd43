/// One page of the global log.
public struct LogPage: Sendable {
    /// The events that passed the filter, in the direction that was asked for.
    public let events: [StoredEvent]

    /// How far the log was searched forwards: every matching event up to here has been given back.
    /// Backwards it is the position of the last event given back.
    public let next: Checkpoint

    /// The last position in the log when the page was read.
    public let head: Int

    /// A page with its continuation.
    public init(events: [StoredEvent], next: Checkpoint, head: Int) {
        self.events = events
        self.next = next
        self.head = head
    }

    /// A page that was cut by `limit` goes on behind its last event; a shorter one has searched up to `head`.
    ///
    /// - Parameter headEventID: the id of the event at `head`, which a later page is checked against.
    public init(events: [StoredEvent], limit: Int, head: Int, headEventID: String?) {
        let end = Checkpoint(position: head, eventID: headEventID)
        self.init(events: events, next: events.count == limit ? events.last?.checkpoint ?? end : end, head: head)
    }
}
