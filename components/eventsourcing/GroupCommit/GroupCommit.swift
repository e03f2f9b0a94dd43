/// Group commit as a pure state machine: it queues what callers submit, cuts batches, and says what is to be done.
///
/// Under load many callers share one transaction; a caller who is alone waits for nobody. The machine knows
/// neither threads nor databases: each method takes in what happened and returns what follows from it, so that
/// the whole behaviour is tested as a table. ``GroupCommitter`` does what it says.
///
/// Callers that have been told come back one by one. A batch that began with the first of them would leave the others to
/// the one after it, and so on: half as many in each. So once a batch has ended its lane gathers them before it goes on,
/// unless more wait already than were told.
///
/// It has one lane, on which batches follow one another, or several: then a further batch begins while others are being
/// committed, once as many submissions wait as the last batch holds, and no fewer than half of what batches hold of
/// late. An engine that commits one batch after the other all the same can so have the next one ready.
public struct GroupCommit<Item: Sendable, Output: Sendable>: Sendable {
    /// One submission.
    public struct Entry: Sendable {
        /// Names the submission towards its caller.
        public let ticket: Int
        /// What is to be committed.
        public let item: Item
        /// Its size, by which batches are cut.
        public let bytes: Int
        /// Whether it wants a batch to itself.
        public let isSolo: Bool

        /// A submission.
        public init(ticket: Int, item: Item, bytes: Int, isSolo: Bool = false) {
            self.ticket = ticket
            self.item = item
            self.bytes = bytes
            self.isSolo = isSolo
        }
    }

    /// Submissions that are committed together.
    public struct Batch: Sendable {
        /// Where it is committed; lanes count from 0.
        public let lane: Int
        /// The submissions, in order.
        public let entries: [Entry]
    }

    private let limits: GroupCommitLimits
    private let lanes: Int
    private var queue: [Entry] = []
    private var splits: [[Entry]] = []
    /// In the order in which they were begun.
    private var inFlight: [Batch] = []
    /// The size of large batches, of late.
    private var largest = 0
    private var isGathering = false
    private var isClosed = false

    /// An idle machine.
    public init(limits: GroupCommitLimits = .standard, lanes: Int = 1) {
        self.limits = limits
        self.lanes = max(1, lanes)
    }

    /// Whether nothing waits and nothing is being committed.
    public var isIdle: Bool { queue.isEmpty && splits.isEmpty && inFlight.isEmpty }
}

// MARK: - Submitting

// What runs for each submission is compiled for the stores' own types besides: as generic code it cost as much as all the
// rest of an append in this process.

extension GroupCommit {
    /// What follows from a submission.
    public enum Submission: Sendable {
        /// Commit this batch now.
        case commit(Batch)
        /// A batch is being committed, or those for the next one are gathered: this submission waits for that.
        case wait
        /// Too many wait already.
        case refuseFull
        /// The machine was closed.
        case refuseClosed
    }

    /// Takes in a submission.
    @_specialize(where Item == AppendRequest, Output == AppendResult)
    public mutating func submit(_ entry: Entry) -> Submission {
        guard !isClosed else { return .refuseClosed }
        guard (inFlight.isEmpty && !isGathering) || queue.count < limits.queued else { return .refuseFull }
        queue.append(entry)
        return begin().map(Submission.commit) ?? .wait
    }
}

// MARK: - Cancelling

extension GroupCommit {
    /// What follows from a caller's cancellation.
    public enum Cancellation: Sendable, Hashable {
        /// It was still waiting and is withdrawn: nothing of it will be stored.
        case withdrawn
        /// It is being committed: its caller learns the outcome.
        case tooLate
    }

    /// Takes in that the caller of `ticket` has been cancelled.
    public mutating func cancel(ticket: Int) -> Cancellation {
        guard let index = queue.firstIndex(where: { $0.ticket == ticket }) else { return .tooLate }
        queue.remove(at: index)
        return .withdrawn
    }
}

// MARK: - Completing

extension GroupCommit {
    /// What became of a batch.
    public enum Outcome: Sendable {
        /// It was committed; each entry has a result of its own, in the order of the batch.
        case decided([Result<Output, any Error>])
        /// Nothing of it was stored, because of something that one of its entries may have brought with it.
        case spoiled(any Error)
        /// It failed as a whole, and no entry is to blame.
        case failed(any Error)
    }

    /// What a lane does when its batch has ended.
    public enum Next: Sendable {
        /// It commits this batch.
        case commit(Batch)
        /// It lets the callers who have been told come back, and calls ``GroupCommit/gathered(on:)`` then.
        case gather
        /// It is free.
        case rest
    }

    /// What follows from the end of a batch.
    public struct Completion: Sendable {
        /// The callers to be told, and what.
        public let deliveries: [(ticket: Int, result: Result<Output, any Error>)]
        /// What the lane does next.
        public let next: Next
    }

    /// Takes in the end of the batch that was being committed on `lane`.
    ///
    /// A spoiled batch is split in halves, which are tried before anything else, until the entry at fault fails alone.
    @_specialize(where Item == AppendRequest, Output == AppendResult)
    public mutating func complete(_ outcome: Outcome, lane: Int = 0) -> Completion {
        guard let index = inFlight.firstIndex(where: { $0.lane == lane }) else {
            return Completion(deliveries: [], next: .rest)
        }
        let finished = inFlight.remove(at: index)
        let deliveries = deliveries(of: outcome, to: finished.entries)
        isGathering = gathers(told: deliveries.count)
        return Completion(
            deliveries: deliveries, next: isGathering ? .gather : begin(on: lane).map(Next.commit) ?? .rest)
    }

    /// Takes in that the callers who were told have had the time to come back.
    ///
    /// - Returns: the batch to commit now, on the same lane; `nil`: the lane is free.
    public mutating func gathered(on lane: Int = 0) -> Batch? {
        isGathering = false
        return begin(on: lane)
    }

    /// Whether it pays to wait for those who have been told. One who is alone waits for nobody, and beside a batch that is
    /// being committed they have the time anyway.
    private func gathers(told: Int) -> Bool {
        inFlight.isEmpty && splits.isEmpty && told >= queue.count && told + queue.count > 1
    }

    private mutating func deliveries(
        of outcome: Outcome, to finished: [Entry]
    ) -> [(ticket: Int, result: Result<Output, any Error>)] {
        switch outcome {
        case .decided(let results):
            precondition(results.count == finished.count, "each entry of a batch has one result")
            return zip(finished, results).map { ($0.ticket, $1) }
        case .spoiled where finished.count > 1:
            let middle = finished.count / 2
            splits.insert(contentsOf: [Array(finished[..<middle]), Array(finished[middle...])], at: 0)
            return []
        case .spoiled(let error), .failed(let error):
            return finished.map { ($0.ticket, .failure(error)) }
        }
    }
}

// MARK: - Beginning batches

extension GroupCommit {
    /// Begins a batch if one is due, on `lane` or on the first that is free.
    private mutating func begin(on lane: Int? = nil) -> Batch? {
        guard isDue, let lane = lane ?? freeLane else { return nil }
        let batch = Batch(lane: lane, entries: splits.isEmpty ? cut() : splits.removeFirst())
        inFlight.append(batch)
        largest = max(batch.entries.count, largest * 7 / 8)
        return batch
    }

    private var freeLane: Int? {
        (0..<lanes).first { lane in !inFlight.contains { $0.lane == lane } }
    }

    /// Whether a batch begins now: when none is being committed, or when no more would come together by waiting.
    private var isDue: Bool {
        guard !isGathering else { return false }
        guard let last = inFlight.last else { return !splits.isEmpty || !queue.isEmpty }
        guard inFlight.count < lanes else { return false }
        if let split = splits.first { return !isAlone(split) && !isAlone(last.entries) }
        guard queue.count >= max(last.entries.count, largest / 2) else { return false }
        return !queue[0].isSolo && !isAlone(last.entries)
    }

    /// Whether a batch is that of one who wants it for itself.
    private func isAlone(_ entries: [Entry]) -> Bool { entries.count == 1 && entries[0].isSolo }

    private mutating func cut() -> [Entry] {
        var bytes = 0
        let count = queue.prefix(max(1, limits.batchCount)).enumerated().prefix { index, entry in
            bytes += entry.bytes
            return index == 0 || (bytes <= limits.batchBytes && !entry.isSolo && !queue[0].isSolo)
        }.count
        defer { queue.removeFirst(count) }
        return Array(queue.prefix(count))
    }
}

// MARK: - Closing

extension GroupCommit {
    /// Closes the machine: what waits is refused, what is being committed is completed.
    ///
    /// - Returns: the tickets to be refused.
    public mutating func close() -> [Int] {
        isClosed = true
        defer { queue = [] }
        return queue.map { $0.ticket }
    }
}
