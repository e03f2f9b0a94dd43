public import OrchestrixEventSourcing
import Synchronization

/// A store that fails where a test tells it to, and else passes everything on.
///
/// ```swift
/// let store = FailingEventStore(wrapping: InMemoryEventStore())
/// store.fail(.append, at: 2, with: EventStoreError(.storeBusy, "too many writers", isRetryable: true))
/// store.fail(.append, at: 5, .after)          // it is stored, but its caller isn't told
/// store.fail(.readLog, at: 1...)              // every time
/// ```
public final class FailingEventStore: EventStoreInterceptor {
    public let wrapped: any EventStore

    private struct Fault {
        let choice: CallChoice
        let moment: CallMoment
        let error: any Error
    }

    private struct State {
        var counts = CallCounts()
        var faults: [Fault] = []
    }

    private let state = Mutex(State())

    /// Wraps `store`; nothing fails until it is told to.
    public init(wrapping store: any EventStore) {
        wrapped = store
    }

    /// Lets the call with this number fail. Calls are counted from 1, from when the store was made.
    ///
    /// - Parameters:
    ///   - operation: whose calls are counted; `nil` for those of all operations together.
    ///   - moment: `.before`: the wrapped store isn't asked. `.after`: it has done what it was asked for, and only
    ///     its answer is lost; where it throws an error of its own, that one is told.
    ///   - error: what is thrown. By default an `EventStoreError`: `.storeFailed` before, and `.outcomeUnknown`
    ///     after, which is retryable.
    public func fail(
        _ operation: StoreOperation? = nil, at call: Int, _ moment: CallMoment = .before, with error: (any Error)? = nil
    ) {
        fail(operation, at: call...call, moment, with: error)
    }

    /// Lets the calls with these numbers fail, in the same way as a single one; `at: 3...` for every one from the third
    /// on.
    public func fail(
        _ operation: StoreOperation? = nil, at calls: some RangeExpression<Int> & Sendable,
        _ moment: CallMoment = .before, with error: (any Error)? = nil
    ) {
        let choice = CallChoice(operation: operation) { calls.contains($0) }
        let fault = Fault(choice: choice, moment: moment, error: error ?? Self.standardError(moment))
        state.withLock { $0.faults.append(fault) }
    }

    /// Fails no more. Calls are counted on.
    public func heal() {
        state.withLock { $0.faults = [] }
    }

    public func around<Answer: Sendable>(
        _ operation: StoreOperation, _ call: () async throws -> Answer
    ) async throws -> Answer {
        let due = state.withLock { state in
            state.counts.add(operation)
            return state.faults.filter { $0.choice.matches(operation, state.counts) }
        }
        if let fault = due.first(where: { $0.moment == .before }) { throw fault.error }
        let answer = try await call()
        if let fault = due.first { throw fault.error }
        return answer
    }

    private static func standardError(_ moment: CallMoment) -> EventStoreError {
        switch moment {
        case .before: EventStoreError(.storeFailed, "a test let this call fail")
        case .after:
            EventStoreError(.outcomeUnknown, "a test lost the acknowledgement of this call", isRetryable: true)
        }
    }
}
