import OrchestrixEventSourcing

/// What may be done to a journal, one after another.
enum Change: Sendable {
    case append(AppendRequest)
    case erase(StreamID)

    /// What came of it.
    struct Outcome: Sendable {
        var result = AppendResult(positions: nil, streams: [], recordedAt: nil)
        var erasedCount = 0
    }
}
