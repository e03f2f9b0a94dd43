public import OrchestrixEventSourcing
import Synchronization

/// A store that holds calls back until a test lets them go: the order of things is the test's, and nobody sleeps.
///
/// ```swift
/// let store = DelayingEventStore(wrapping: InMemoryEventStore())
/// let slow = store.hold(.append, at: 1)
/// async let first = store.append(request)
/// await slow.arrival()                        // the first append waits now, before it is stored
/// _ = try await store.append(another)         // the second one overtakes it
/// slow.release()
/// _ = try await first
/// ```
public final class DelayingEventStore: EventStoreInterceptor {
    public let wrapped: any EventStore

    private struct Delay {
        let choice: CallChoice
        let moment: CallMoment
        let call: HeldCall
    }

    private struct State {
        var counts = CallCounts()
        var delays: [Delay] = []
    }

    private let state = Mutex(State())

    /// Wraps `store`; nothing is held until it is told to.
    public init(wrapping store: any EventStore) {
        wrapped = store
    }

    /// Holds the call with this number. Calls are counted from 1, from when the store was made.
    ///
    /// - Parameters:
    ///   - operation: whose calls are counted; `nil` for those of all operations together.
    ///   - moment: `.before` the wrapped store is asked, where a held call that is cancelled throws
    ///     `CancellationError`; or `.after` it has done what it was asked for, where the call ends only by its
    ///     release, since what is done is done.
    /// - Returns: the call, to be awaited and let go.
    public func hold(_ operation: StoreOperation? = nil, at call: Int, _ moment: CallMoment = .before) -> HeldCall {
        let held = HeldCall()
        let delay = Delay(choice: CallChoice(operation: operation) { $0 == call }, moment: moment, call: held)
        state.withLock { $0.delays.append(delay) }
        return held
    }

    public func around<Answer: Sendable>(
        _ operation: StoreOperation, _ call: () async throws -> Answer
    ) async throws -> Answer {
        let due = state.withLock { state in
            state.counts.add(operation)
            return state.delays.filter { $0.choice.matches(operation, state.counts) }
        }
        for delay in due where delay.moment == .before { try await delay.call.holdUnlessCancelled() }
        let answer = try await call()
        for delay in due where delay.moment == .after { await delay.call.hold() }
        return answer
    }
}
