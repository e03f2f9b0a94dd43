import OrchestrixEventSourcing

/// A ledger that a test writes down.
struct TableLedger: AppendLedger {
    var states: [StreamID: StreamState] = [:]
    var events: [StoredEvent] = []
    var commands: [StoredCommand] = []

    func state(of stream: StreamID) -> StreamState { states[stream] ?? .absent }

    func storedEvent(withID id: String) -> StoredEvent? {
        events.first { $0.id.utf8.elementsEqual(id.utf8) }
    }

    func storedCommand(withID id: String) -> StoredCommand? {
        commands.first { $0.record.key.id.utf8.elementsEqual(id.utf8) }
    }
}
