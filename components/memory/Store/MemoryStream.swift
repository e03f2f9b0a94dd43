import OrchestrixEventSourcing

/// One stream of an in-memory store: its events, and the commands that touched it.
struct MemoryStream {
    let id: StreamID

    /// Its events, in order, as the log holds them. None where commands have only looked at the stream.
    ///
    /// Whoever reads the whole of a short stream is handed this very array: nothing is copied unless an event is
    /// appended meanwhile.
    var events: [StoredEvent] = []

    /// The places of its commands in the order of storing.
    var commands: [Int] = []
}

extension StreamState {
    /// Of the stream that has these events.
    init(of events: [StoredEvent]) {
        self.init(version: events.count, isDeleted: events.last?.isTombstone ?? false)
    }
}
