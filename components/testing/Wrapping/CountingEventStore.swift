public import OrchestrixEventSourcing
import Synchronization

/// A store that counts what it is asked, and passes it on.
///
/// ```swift
/// let store = CountingEventStore(wrapping: InMemoryEventStore())
/// _ = try await AggregateRepository<Account>(store: store).load("ACC-001")
/// #expect(store.count(of: .readStream) == 1)
/// ```
public final class CountingEventStore: EventStoreInterceptor {
    public let wrapped: any EventStore

    fileprivate struct Watcher {
        let operation: StoreOperation?
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var counts = CallCounts()
        var watchers: [Watcher] = []
    }

    private let state = Mutex(State())

    /// Counts the calls of `store`, from none.
    public init(wrapping store: any EventStore) {
        wrapped = store
    }

    /// How often `operation` was called; without one, how often anything was. A call counts when it begins.
    public func count(of operation: StoreOperation? = nil) -> Int {
        state.withLock { $0.counts.count(of: operation) }
    }

    /// Returns when `operation`, or without one anything, has been called `count` times since the store was made.
    public func wait(for operation: StoreOperation? = nil, count: Int) async {
        await withCheckedContinuation { continuation in
            let isReached = state.withLock { state in
                guard state.counts.count(of: operation) < count else { return true }
                state.watchers.append(Watcher(operation: operation, count: count, continuation: continuation))
                return false
            }
            if isReached { continuation.resume() }
        }
    }

    public func around<Answer: Sendable>(
        _ operation: StoreOperation, _ call: () async throws -> Answer
    ) async throws -> Answer {
        let told = state.withLock { state in
            state.counts.add(operation)
            let counts = state.counts
            defer { state.watchers.removeAll { $0.isDue(counts) } }
            return state.watchers.filter { $0.isDue(counts) }
        }
        for watcher in told { watcher.continuation.resume() }
        return try await call()
    }
}

extension CountingEventStore.Watcher {
    fileprivate func isDue(_ counts: CallCounts) -> Bool { counts.count(of: operation) >= count }
}
