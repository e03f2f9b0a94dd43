import OrchestrixEventSourcing
import OrchestrixMemory
import Synchronization

/// Snapshots in memory, whose saving a test can hold up or spoil.
final class ScriptedSnapshots: SnapshotStore {
    struct Broken: Error {}

    private struct State {
        var isHeld = false
        var held: [CheckedContinuation<Void, Never>] = []
        var watchers: [CheckedContinuation<Void, Never>] = []
        var isBroken = false
        var saved: [Int] = []
    }

    private let base = InMemoryEventStore()
    private let state = Mutex(State())

    /// The versions that were handed in to be saved.
    var saved: [Int] { state.withLock { $0.saved } }

    func hold() { state.withLock { $0.isHeld = true } }

    func breakDown() { state.withLock { $0.isBroken = true } }

    func release() {
        let held = state.withLock { state in
            state.isHeld = false
            defer { state.held = [] }
            return state.held
        }
        for waiter in held { waiter.resume() }
    }

    /// Returns when a save is held up.
    func isHolding() async {
        await withCheckedContinuation { watcher in
            let isDue = state.withLock { state in
                if state.held.isEmpty { state.watchers.append(watcher) }
                return !state.held.isEmpty
            }
            if isDue { watcher.resume() }
        }
    }

    func snapshot(of stream: StreamID) async throws -> Snapshot? {
        if state.withLock({ $0.isBroken }) { throw Broken() }
        return try await base.snapshot(of: stream)
    }

    func save(_ snapshot: Snapshot) async throws -> Bool {
        state.withLock { $0.saved.append(snapshot.version) }
        await withCheckedContinuation { waiter in
            let watchers: [CheckedContinuation<Void, Never>]? = state.withLock { state in
                guard state.isHeld else { return nil }
                state.held.append(waiter)
                defer { state.watchers = [] }
                return state.watchers
            }
            guard let watchers else { return waiter.resume() }
            for watcher in watchers { watcher.resume() }
        }
        if state.withLock({ $0.isBroken }) { throw Broken() }
        return try await base.save(snapshot)
    }

    func deleteSnapshot(of stream: StreamID) async throws {
        try await base.deleteSnapshot(of: stream)
    }
}
