import OrchestrixEventSourcing
import Synchronization

/// A commit that a test holds up, and that tells when batches arrive.
final class Gate: Sendable {
    private struct State {
        var seen: [[Int]] = []
        var isOpen = false
        var held: [CheckedContinuation<Void, Never>] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// The batches that have arrived.
    var seen: [[Int]] { state.withLock { $0.seen } }

    /// Commits a batch once the gate is open.
    func commit(_ items: [Int]) async -> GroupCommit<Int, Int>.Outcome {
        let told = state.withLock { state in
            state.seen.append(items)
            let count = state.seen.count
            defer { state.watchers.removeAll { $0.count <= count } }
            return state.watchers.filter { $0.count <= count }
        }
        for watcher in told { watcher.continuation.resume() }
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.held.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
        return .decided(items.map { .success($0) })
    }

    /// Returns when `count` batches have arrived.
    func batches(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isDue = state.withLock { state in
                if state.seen.count < count { state.watchers.append((count, continuation)) }
                return state.seen.count >= count
            }
            if isDue { continuation.resume() }
        }
    }

    /// Lets all through, now and later.
    func open() {
        let held = state.withLock { state in
            state.isOpen = true
            defer { state.held = [] }
            return state.held
        }
        for continuation in held { continuation.resume() }
    }
}
