import OrchestrixEventSourcing
import OrchestrixMessaging

/// One of the two events of a transfer.
struct HalfTransfer {
    /// The event in the log.
    let event: StoredEvent

    private let from: StreamID
    private let to: StreamID
    private let amount: Money
    private let note: String?

    /// The giving half; `nil` if the event is something else.
    init?(sentIn event: Account.Event, _ stored: StoredEvent) {
        guard case .transferSent(let amount, let to, let note) = event else { return nil }
        self.init(event: stored, from: stored.stream, to: Account.stream(to), amount: amount, note: note)
    }

    /// The receiving half; `nil` if the event is something else.
    init?(receivedIn event: Account.Event, _ stored: StoredEvent) {
        guard case .transferReceived(let amount, let from, let note) = event else { return nil }
        self.init(event: stored, from: Account.stream(from), to: stored.stream, amount: amount, note: note)
    }

    private init(event: StoredEvent, from: StreamID, to: StreamID, amount: Money, note: String?) {
        self.event = event
        self.from = from
        self.to = to
        self.amount = amount
        self.note = note
    }

    /// Whether the two are halves of one transfer. The events of one append were recorded at the same moment, and
    /// belong to the same conversation.
    func matches(_ other: HalfTransfer) -> Bool {
        from == other.from && to == other.to && amount == other.amount && note == other.note
            && event.recordedAt == other.event.recordedAt
            && event.metadata.correlationID == other.event.metadata.correlationID
    }
}
