import OrchestrixEventSourcing
import Synchronization

/// A store that tells when its readers have come to the head and wait there.
final class ReaderWatch: EventStoreWrapper {
    let wrapped: any EventStore

    private struct State {
        var waits = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    init(_ wrapped: any EventStore) {
        self.wrapped = wrapped
    }

    func waitForEvents(after position: Int) async throws {
        let told = state.withLock { state in
            state.waits += 1
            let told = state.watchers.filter { $0.count <= state.waits }
            state.watchers.removeAll { $0.count <= state.waits }
            return told
        }
        for watcher in told { watcher.continuation.resume() }
        try await wrapped.waitForEvents(after: position)
    }

    /// Returns when readers have begun to wait `count` times in all, with a while more for them to be asleep.
    func readersWait(times count: Int) async {
        await withCheckedContinuation { continuation in
            let isDue = state.withLock { state in
                if state.waits < count { state.watchers.append((count, continuation)) }
                return state.waits >= count
            }
            if isDue { continuation.resume() }
        }
        for _ in 0..<10 { await Task.yield() }
    }
}
