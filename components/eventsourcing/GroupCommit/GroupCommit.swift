/// Group commit as a pure state machine: it queues what callers submit, cuts batches, and says what is to be done.
///
/// Under load many callers share one transaction; a caller who is alone waits for nobody. The machine knows
/// neither threads nor databases: each method takes in what happened and returns what follows from it, so that
/// the whole behaviour is tested as a table. ``GroupCommitter`` does what it says.
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

    private let limits: GroupCommitLimits
    private var queue: [Entry] = []
    private var splits: [[Entry]] = []
    private var inFlight: [Entry] = []
    private var isClosed = false

    /// An idle machine.
    public init(limits: GroupCommitLimits = .standard) {
        self.limits = limits
    }

    /// Whether nothing waits and nothing is being committed.
    public var isIdle: Bool { queue.isEmpty && splits.isEmpty && inFlight.isEmpty }
}

// MARK: - Submitting

extension GroupCommit {
    /// What follows from a submission.
    public enum Submission: Sendable {
        /// Commit this batch now.
        case commit([Entry])
        /// A batch is being committed; this submission waits for the next.
        case wait
        /// Too many wait already.
        case refuseFull
        /// The machine was closed.
        case refuseClosed
    }

    /// Takes in a submission.
    public mutating func submit(_ entry: Entry) -> Submission {
        guard !isClosed else { return .refuseClosed }
        guard !inFlight.isEmpty else {
            inFlight = [entry]
            return .commit(inFlight)
        }
        guard queue.count < limits.queued else { return .refuseFull }
        queue.append(entry)
        return .wait
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

    /// What follows from the end of a batch.
    public struct Completion: Sendable {
        /// The callers to be told, and what.
        public let deliveries: [(ticket: Int, result: Result<Output, any Error>)]
        /// The batch to commit next; `nil`: the machine is idle.
        public let next: [Entry]?
    }

    /// Takes in the end of the batch that was being committed.
    ///
    /// A spoiled batch is split in halves, which are tried before anything else, until the entry at fault fails alone.
    public mutating func complete(_ outcome: Outcome) -> Completion {
        let finished = inFlight
        let deliveries = deliveries(of: outcome, to: finished)
        inFlight = nextBatch()
        return Completion(deliveries: deliveries, next: inFlight.isEmpty ? nil : inFlight)
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

    private mutating func nextBatch() -> [Entry] {
        if !splits.isEmpty { return splits.removeFirst() }
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
        return queue.map(\.ticket)
    }
}
