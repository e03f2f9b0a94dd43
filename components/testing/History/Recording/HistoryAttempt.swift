import OrchestrixEventSourcing

/// One call of `append`: what it asked, when, and what came of it.
struct HistoryAttempt: Sendable, Hashable, Codable {
    /// Unique in the history.
    let id: Int
    let key: HistoryKey
    let writes: [HistoryWrite]
    let hasCommand: Bool
    let began: HistoryMoment

    /// When its caller was told; `nil` where nobody heard of it.
    private(set) var ended: HistoryMoment?
    private(set) var outcome = HistoryOutcome.unknown

    init(id: Int, key: HistoryKey, writes: [HistoryWrite], hasCommand: Bool = false, began: HistoryMoment) {
        self.id = id
        self.key = key
        self.writes = writes
        self.hasCommand = hasCommand
        self.began = began
    }

    /// Notes what came of it. An unknown outcome has no end: it may still be stored later.
    mutating func end(_ outcome: HistoryOutcome, at moment: HistoryMoment) {
        self.outcome = outcome
        ended = outcome == .unknown ? nil : moment
    }

    /// How many events it brought.
    var eventCount: Int { writes.reduce(0) { $0 + $1.events } }

    /// The stream of each event, in the order of the events.
    var eventStreams: [StreamID] { writes.flatMap { Array(repeating: $0.stream, count: $0.events) } }
}
