#if Postgres
import OrchestrixEventSourcing
import OrchestrixTesting
import Synchronization

/// Lets so many appends through, and the others once its gate is opened: so that a workload isn't over before something
/// is done in the midst of it.
struct GatedEventStore: EventStoreWrapper {
    final class Gate: Sendable {
        private let limit: Int
        private let count = Mutex(0)
        private let signal = HeadSignal()

        init(limit: Int) {
            self.limit = limit
        }

        func open() { signal.advance(to: 1) }

        fileprivate func pass() async throws {
            let count = count.withLock { count in
                count += 1
                return count
            }
            if count > limit { try await signal.wait(after: 0) }
        }
    }

    let wrapped: any EventStore
    let gate: Gate

    func append(_ request: AppendRequest) async throws -> AppendResult {
        try await gate.pass()
        return try await wrapped.append(request)
    }
}
#endif
