import OrchestrixEventSourcing
import Synchronization

/// Lets work begin until it is closed; whoever closes it waits until all that has begun has ended.
///
/// GRDB's pool must not be closed while somebody is about to read.
final class ClosingGate: Sendable {
    private struct State {
        var working = 0
        var isClosed = false
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Each `enter` is followed by one ``leave()``.
    ///
    /// - Throws: `EventStoreError` with `.storeClosed`.
    func enter() throws(EventStoreError) {
        let isOpen = state.withLock { state in
            if !state.isClosed { state.working += 1 }
            return !state.isClosed
        }
        guard isOpen else { throw EventStoreError(.storeClosed, "the store is closed") }
    }

    func leave() {
        let closers = state.withLock { state in
            state.working -= 1
            guard state.working == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }

    /// Refuses what comes, and returns when nothing is under way any more.
    func close() async {
        await withCheckedContinuation { closer in
            let isIdle = state.withLock { state in
                state.isClosed = true
                if state.working > 0 { state.closers.append(closer) }
                return state.working == 0
            }
            if isIdle { closer.resume() }
        }
    }
}
