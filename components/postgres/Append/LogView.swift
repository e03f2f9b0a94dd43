#if Postgres
import OrchestrixEventSourcing

/// What a writer knows of the log, from the batches that it has committed.
struct LogView: Sendable {
    /// The last event.
    struct End: Sendable {
        let position: Int
        let eventID: String
    }

    /// A batch that is being committed.
    private struct Pending {
        let number: Int
        let streams: [StreamID: StreamState]
        let eventCount: Int
        let ends: (first: String, last: String)?
    }

    /// The log's end after the last batch that is known to be stored; `nil`: not known.
    private var end: End?

    /// Where streams stand for as long as the log holds nothing behind that but what is being committed; without those
    /// that it touches.
    private var current: [StreamID: StreamState] = [:]

    /// Where streams stood at some time, or will stand. Versions only grow.
    private var guesses: [StreamID: StreamState] = [:]
    private static let most = 16_384

    private var pending: [Pending] = []
    private var lastNumber = 0
}

// MARK: - What it knows

extension LogView {
    /// Where a stream was seen last.
    func state(of stream: StreamID) -> StreamState? {
        current[stream] ?? guesses[stream]
    }

    /// Whether a stream stands where it was seen last, if the log ends as ``expectedEnd`` has it.
    func isCurrent(_ stream: StreamID) -> Bool {
        current[stream] != nil
    }

    /// How the log ends, if what is being committed is stored as planned and nobody else appends.
    var expectedEnd: ExpectedEnd? {
        guard let end else { return nil }
        let batches = pending.filter { $0.ends != nil }
        guard let batch = batches.first, let ends = batch.ends else { return ExpectedEnd(last: end, first: nil) }
        // Of several batches in a row the ends alone wouldn't tell that they are there whole.
        guard batches.count == 1 else { return nil }
        return ExpectedEnd(
            last: End(position: end.position + batch.eventCount, eventID: ends.last),
            first: End(position: end.position + 1, eventID: ends.first))
    }
}

// MARK: - What becomes known

extension LogView {
    /// Takes in that a batch is being committed.
    ///
    /// - Returns: its number.
    mutating func begin(_ plan: BatchPlan) -> Int {
        lastNumber += 1
        pending.append(
            Pending(
                number: lastNumber, streams: plan.states, eventCount: plan.eventCount, ends: plan.ends))
        for (stream, state) in plan.states {
            current[stream] = nil
            guess(stream, state)
        }
        return lastNumber
    }

    /// Takes in what became of a batch.
    ///
    /// - Parameter number: of the batch; `nil` for one that wasn't told before.
    mutating func finish(_ number: Int?, _ committed: PostgresBatch.Committed) {
        pending.removeAll { $0.number == number }
        if committed.isOnFreshSession {
            // It may be another server now, with a log that ends earlier.
            end = nil
            (current, guesses) = ([:], [:])
        }
        guard committed.head >= end?.position ?? 0 else {
            // A later batch is known already.
            for (stream, state) in committed.states { guess(stream, state) }
            return
        }
        if !committed.isAlone {
            // Others have appended: what was known may be out of date.
            for (stream, state) in current { guess(stream, state) }
            current = [:]
            end = nil
        }
        if let last = committed.end { end = last }
        for (stream, state) in committed.states { confirm(stream, state) }
    }

    /// Takes in that a batch has failed: nothing is known any more.
    mutating func fail(_ number: Int?) {
        pending.removeAll { $0.number == number }
        end = nil
        current = [:]
        guesses = [:]
    }

    private mutating func confirm(_ stream: StreamID, _ state: StreamState) {
        guard !pending.contains(where: { $0.streams[stream] != nil }) else { return }
        if current.count >= Self.most { current = [:] }
        current[stream] = state
    }

    private mutating func guess(_ stream: StreamID, _ state: StreamState) {
        if guesses.count >= Self.most { guesses = [:] }
        guesses[stream] = state
    }
}
#endif
