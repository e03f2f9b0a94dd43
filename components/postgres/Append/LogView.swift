#if Postgres
import OrchestrixEventSourcing

/// What a writer knows of the log, from the batches that it has committed.
struct LogView: Sendable {
    /// The last event.
    struct End: Sendable {
        let position: Int
        let eventID: String
    }

    /// The log's end after this writer's last batch; `nil`: not known.
    private(set) var end: End?

    /// Where streams stand for as long as that is the log's end.
    private var current: [StreamID: StreamState] = [:]

    /// Where streams stood at some time. Versions only grow.
    private var earlier: [StreamID: StreamState] = [:]
    private static let most = 16_384

    /// Where a stream was seen last.
    func state(of stream: StreamID) -> StreamState? {
        current[stream] ?? earlier[stream]
    }

    /// Whether a stream stands where it was seen last, if the log ends where it did.
    func isCurrent(_ stream: StreamID) -> Bool {
        current[stream] != nil
    }

    /// Takes in a batch that was committed.
    ///
    /// - Parameters:
    ///   - end: the log's end with what it stored; `nil` where it stored no event.
    ///   - isAlone: whether the log ended before it as this view had it.
    mutating func take(_ states: [StreamID: StreamState], end newEnd: End?, isAlone: Bool) {
        if !isAlone { age() }
        if current.count + states.count > Self.most { current = [:] }
        if let newEnd { end = newEnd }
        current.merge(states) { $1 }
    }

    /// Others have appended: what is known may be out of date.
    private mutating func age() {
        if earlier.count + current.count > Self.most { earlier = [:] }
        earlier.merge(current) { $1 }
        current = [:]
        end = nil
    }
}
#endif
