#if Postgres
import OrchestrixEventSourcing
import OrchestrixPostgres

/// Follows a log until its subscription fails.
final class Follower: Sendable {
    private let signal = HeadSignal()
    private let task: Task<Void, any Error>

    init(_ store: PostgreSQLEventStore, _ filter: EventFilter) {
        task = Task { [signal] in
            for try await event in store.subscribe(filter: filter) { signal.advance(to: event.position) }
        }
    }

    deinit {
        task.cancel()
    }

    /// Returns when it has seen the event at `position`.
    func reach(_ position: Int) async throws {
        try await signal.wait(after: position - 1)
    }

    /// Returns when it has ended, and throws what ended it.
    func end() async throws {
        try await task.value
    }
}
#endif
