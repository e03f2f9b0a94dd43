#if Postgres
import OrchestrixEventSourcing
import Synchronization

/// Counts lines, and wakes who waits for a number of them.
final class LineCount: Sendable {
    private let value = Mutex(0)
    private let signal = HeadSignal()

    var count: Int { value.withLock { $0 } }

    func add() {
        let count = value.withLock { value in
            value += 1
            return value
        }
        signal.advance(to: count)
    }

    func reach(_ count: Int) async throws {
        try await signal.wait(after: count - 1)
    }
}
#endif
