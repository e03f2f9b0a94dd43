import Synchronization

/// Wakes readers when the log grows: what an engine's ``EventStore/waitForEvents(after:)`` stands on.
public final class HeadSignal: Sendable {
    fileprivate struct Waiter {
        let position: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    /// Somebody who looks by himself.
    fileprivate struct Look {
        let position: Int
        /// The highest head that was told since he began to.
        var told = 0
        /// Whether the log was found to end before his position since then.
        var isPassed = false
    }

    fileprivate struct State {
        var head = 0
        var looking: [Int: Look] = [:]
        var isClosed = false
        var lastTicket = 0
        var waiters: [Int: Waiter] = [:]
    }

    private let state = Mutex(State())

    /// A signal that has seen no event yet.
    public init() {}

    /// Tells that the log ends at `head` now. A lower head than one told before changes nothing.
    public func advance(to head: Int) {
        let woken: [Waiter] = state.withLock { state in
            state.head = max(state.head, head)
            guard !state.waiters.isEmpty || !state.looking.isEmpty else { return [] }
            for (ticket, look) in state.looking where look.told < head { state.looking[ticket]?.told = head }
            return state.takeWaiters { $0.position < head }
        }
        for waiter in woken { waiter.continuation.resume() }
    }

    /// Tells that the log was found to end at `head`, which may be lower than before: by a restore, or on another server
    /// after a fail-over. Those who wait for an event behind a later position return, and find out what has become of
    /// the log. What was told before stays as it is, since it may be the later news.
    public func recede(to head: Int) {
        let woken: [Waiter] = state.withLock { state in
            for (ticket, look) in state.looking where look.position > head { state.looking[ticket]?.isPassed = true }
            return state.takeWaiters { $0.position > head }
        }
        for waiter in woken { waiter.continuation.resume() }
    }

    /// Returns when the log is known to hold an event behind `position`.
    ///
    /// - Throws: `CancellationError`; ``EventStoreError`` with `.storeClosed` once ``close()`` was called.
    public func wait(after position: Int) async throws {
        try await wait(after: position, ticket: state.withLock { $0.nextTicket() })
    }

    /// The same for an engine whose log may become shorter, as by a restore: what was told before isn't believed, and it
    /// returns also where the log ends before `position`.
    ///
    /// - Parameter head: looks where the log ends now.
    public func wait(after position: Int, head: () async throws -> Int) async throws {
        let ticket = state.withLock { state in
            let ticket = state.nextTicket()
            state.looking[ticket] = Look(position: position)
            return ticket
        }
        defer { state.withLock { $0.looking[ticket] = nil } }
        guard try await head() == position else { return }
        try await wait(after: position, ticket: ticket)
    }

    private func wait(after position: Int, ticket: Int) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(ticket, Waiter(position: position, continuation: continuation))
            }
        } onCancel: {
            withdraw(ticket)
        }
    }

    /// Ends all waiting, now and later.
    public func close() {
        let refused = state.withLock { state in
            state.isClosed = true
            return state.takeWaiters { _ in true }
        }
        for waiter in refused { waiter.continuation.resume(throwing: Self.closed) }
    }

    private func enqueue(_ ticket: Int, _ waiter: Waiter) {
        let answer: Result<Void, any Error>? = state.withLock { state in
            if state.isClosed { return .failure(Self.closed) }
            let look = state.looking[ticket]
            if look?.isPassed == true || look?.told ?? state.head > waiter.position { return .success(()) }
            state.waiters[ticket] = waiter
            return nil
        }
        if let answer { waiter.continuation.resume(with: answer) }
        // The cancellation may have come before the waiter was there to be found.
        if answer == nil && Task.isCancelled { withdraw(ticket) }
    }

    private func withdraw(_ ticket: Int) {
        let waiter = state.withLock { $0.waiters.removeValue(forKey: ticket) }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    private static var closed: EventStoreError { EventStoreError(.storeClosed, "the store is closed") }
}

extension HeadSignal.State {
    fileprivate mutating func nextTicket() -> Int {
        lastTicket += 1
        return lastTicket
    }

    fileprivate mutating func takeWaiters(where isDue: (HeadSignal.Waiter) -> Bool) -> [HeadSignal.Waiter] {
        guard !waiters.isEmpty else { return [] }
        let due = waiters.filter { isDue($0.value) }
        for ticket in due.keys { waiters[ticket] = nil }
        return Array(due.values)
    }
}
