#if Postgres
import OrchestrixEventSourcing
import OrchestrixPostgres

func readingExample(from checkpoint: Checkpoint, show: (StoredEvent) -> Void) async throws {
    let replica = try await PostgreSQLEventStore("postgresql://bank@replica.example/bank")
    for try await event in replica.subscribe(from: checkpoint) { show(event) }
}

func hostsExample() async throws -> PostgreSQLEventStore {
    let store = try await PostgreSQLEventStore(
        "postgresql://bank@db-1.example,db-2.example/bank?target_session_attrs=read-write")
    return store
}
#endif
