#if Postgres
import OrchestrixEventSourcing
import OrchestrixTesting

/// Appends to one store, and reads from another.
struct PairedEventStore: EventStoreWrapper {
    /// The one that reads.
    let wrapped: any EventStore
    let primary: any EventStore

    func append(_ request: AppendRequest) async throws -> AppendResult { try await primary.append(request) }
}
#endif
