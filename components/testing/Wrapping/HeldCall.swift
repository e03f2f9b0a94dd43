import Synchronization

/// A call that a ``DelayingEventStore`` holds until it is let go.
public final class HeldCall: Sendable {
    private struct State {
        var hasArrived = false
        var isReleased = false
        var held: CheckedContinuation<Void, Never>?
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    init() {}

    /// Returns when the call has come to where it is held.
    public func arrival() async {
        await withCheckedContinuation { continuation in
            let hasArrived = state.withLock { state in
                if !state.hasArrived { state.watchers.append(continuation) }
                return state.hasArrived
            }
            if hasArrived { continuation.resume() }
        }
    }

    /// Lets the call go on, or pass without a stop where it hasn't come yet.
    public func release() {
        let held = state.withLock { state in
            state.isReleased = true
            defer { state.held = nil }
            return state.held
        }
        held?.resume()
    }

    func hold() async {
        await withCheckedContinuation { continuation in
            let (passes, told) = state.withLock { state in
                state.hasArrived = true
                if !state.isReleased { state.held = continuation }
                defer { state.watchers = [] }
                return (state.isReleased, state.watchers)
            }
            for watcher in told { watcher.resume() }
            if passes { continuation.resume() }
        }
    }

    func holdUnlessCancelled() async throws {
        await withTaskCancellationHandler {
            await hold()
        } onCancel: {
            release()
        }
        try Task.checkCancellation()
    }
}
