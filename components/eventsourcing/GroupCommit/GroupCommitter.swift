import Synchronization

/// Commits what concurrent callers submit, in batches: the shell around ``GroupCommit``.
///
/// A durable engine owns one and gives it the function that commits a batch. Batches are committed outside of the
/// callers' tasks, so that a cancelled caller can't tear a batch down with it.
public final class GroupCommitter<Item: Sendable, Output: Sendable>: Sendable {
    /// Commits a batch, item by item in order, item k seeing item k−1.
    public typealias Commit = @Sendable ([Item]) async -> GroupCommit<Item, Output>.Outcome

    private typealias Machine = GroupCommit<Item, Output>
    private typealias Waiter = CheckedContinuation<Output, any Error>

    private struct State {
        var machine: Machine
        var waiters: [Int: Waiter] = [:]
        var lastTicket = 0
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>
    private let executors: [(any TaskExecutor)?]
    private let commit: @Sendable ([Item], Int) async -> Machine.Outcome

    /// An idle committer, which commits one batch at a time.
    ///
    /// - Parameters:
    ///   - executor: where batches are committed; by default where Swift's tasks run. An engine that waits for its
    ///     database on a thread of its own saves changes of threads by giving it here.
    ///   - commit: commits a batch.
    public convenience init(
        limits: GroupCommitLimits = .standard, executor: (any TaskExecutor)? = nil, commit: @escaping Commit
    ) {
        self.init(limits: limits, lanes: [executor]) { items, _ in await commit(items) }
    }

    /// An idle committer, which begins a batch while others are being committed.
    ///
    /// - Parameters:
    ///   - lanes: where batches are committed, one at a time on each; by `nil` where Swift's tasks run.
    ///   - commit: commits a batch on a lane, by its number.
    public init(
        limits: GroupCommitLimits = .standard, lanes: [(any TaskExecutor)?],
        commit: @escaping @Sendable (_ items: [Item], _ lane: Int) async -> GroupCommit<Item, Output>.Outcome
    ) {
        precondition(!lanes.isEmpty, "batches need a lane")
        state = Mutex(State(machine: GroupCommit(limits: limits, lanes: lanes.count)))
        executors = lanes
        self.commit = commit
    }

    /// Submits an item and returns its own result when the batch that held it is committed.
    ///
    /// - Parameters:
    ///   - bytes: the item's size, by which batches are cut.
    ///   - isSolo: whether the item wants a batch to itself.
    /// - Throws: the item's own failure; ``EventStoreError`` with `.queueFull` or `.storeClosed`;
    ///   `CancellationError` if the caller was cancelled while the item still waited. Once its batch is being
    ///   committed a cancelled caller waits for the outcome and learns it.
    public func submit(_ item: Item, bytes: Int, isSolo: Bool = false) async throws -> Output {
        let ticket = state.withLock { state in
            state.lastTicket += 1
            return state.lastTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { waiter in
                enqueue(Machine.Entry(ticket: ticket, item: item, bytes: bytes, isSolo: isSolo), waiter)
            }
        } onCancel: {
            withdraw(ticket)
        }
    }

    /// Refuses what waits and what comes, and returns when the batch that is being committed has ended.
    public func close() async {
        let refused = state.withLock { state in
            state.machine.close().compactMap { state.waiters.removeValue(forKey: $0) }
        }
        for waiter in refused { waiter.resume(throwing: Self.closed) }
        await withCheckedContinuation { closer in
            let isIdle = state.withLock { state in
                if !state.machine.isIdle { state.closers.append(closer) }
                return state.machine.isIdle
            }
            if isIdle { closer.resume() }
        }
    }
}

extension GroupCommitter {
    @_specialize(where Item == AppendRequest, Output == AppendResult)
    private func enqueue(_ entry: Machine.Entry, _ waiter: Waiter) {
        // A task that is cancelled already runs its handler before this: it is refused here.
        guard !Task.isCancelled else { return waiter.resume(throwing: CancellationError()) }
        let submission = state.withLock { state in
            let submission = state.machine.submit(entry)
            switch submission {
            case .commit, .wait: state.waiters[entry.ticket] = waiter
            case .refuseFull, .refuseClosed: break
            }
            return submission
        }
        switch submission {
        case .commit(let batch): start(batch)
        case .wait: withdrawIfCancelled(entry.ticket)
        case .refuseFull: waiter.resume(throwing: Self.full)
        case .refuseClosed: waiter.resume(throwing: Self.closed)
        }
    }

    /// The cancellation may have come between the check above and the entry's arrival in the queue.
    private func withdrawIfCancelled(_ ticket: Int) {
        if Task.isCancelled { withdraw(ticket) }
    }

    private func withdraw(_ ticket: Int) {
        let waiter = state.withLock { state in
            state.machine.cancel(ticket: ticket) == .withdrawn ? state.waiters.removeValue(forKey: ticket) : nil
        }
        waiter?.resume(throwing: CancellationError())
    }

    private func start(_ batch: Machine.Batch) {
        Task.detached(executorPreference: executors[batch.lane]) { [self] in
            var next: Machine.Batch? = batch
            while let batch = next {
                let outcome = await commit(batch.entries.map { $0.item }, batch.lane)
                switch finish(outcome, lane: batch.lane) {
                case .commit(let batch): next = batch
                case .gather: next = await gather(on: batch.lane)
                case .rest: next = nil
                }
            }
        }
    }

    /// Lets those who have just been told come back. They stand in the queue of tasks before the one that is awaited here.
    private func gather(on lane: Int) async -> Machine.Batch? {
        await Task.detached {}.value
        return state.withLock { $0.machine.gathered(on: lane) }
    }

    @_specialize(where Item == AppendRequest, Output == AppendResult)
    private func finish(_ outcome: Machine.Outcome, lane: Int) -> Machine.Next {
        let (told, next, closers) = state.withLock { state in
            let completion = state.machine.complete(outcome, lane: lane)
            let told = completion.deliveries.compactMap { delivery in
                state.waiters.removeValue(forKey: delivery.ticket).map { ($0, delivery.result) }
            }
            let closers = state.machine.isIdle ? state.closers : []
            if state.machine.isIdle { state.closers = [] }
            return (told, completion.next, closers)
        }
        for (waiter, result) in told { waiter.resume(with: result) }
        for closer in closers { closer.resume() }
        return next
    }

    private static var full: EventStoreError {
        EventStoreError(.queueFull, "too many appends wait to be stored", isRetryable: true)
    }

    private static var closed: EventStoreError {
        EventStoreError(.storeClosed, "the store is closed")
    }
}
