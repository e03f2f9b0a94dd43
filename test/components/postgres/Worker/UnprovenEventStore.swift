#if Postgres
import OrchestrixEventSourcing
import OrchestrixTesting

/// A store with a fault: its readers take it that they have seen everything up to where the log ends right after they
/// have read, which is more than they have seen.
struct UnprovenEventStore: EventStoreWrapper {
    let wrapped: any EventStore

    func read(_ query: LogQuery) async throws -> LogPage {
        let page = try await wrapped.read(query)
        guard case .after = query.origin, page.events.count < query.limit else { return page }
        let head = try await wrapped.head()
        return LogPage(events: page.events, next: Checkpoint(position: head), head: page.head)
    }
}
#endif
