#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixTesting

/// A store with a fault: it says that an append is stored, and stores it afterwards.
struct HastyEventStore: EventStoreWrapper {
    let wrapped: any EventStore

    func append(_ request: AppendRequest) async throws -> AppendResult {
        let first = try await wrapped.head() + 1
        let wrapped = wrapped
        Task { try await wrapped.append(request) }
        var position = first - 1
        let written = request.writes.filter { !$0.events.isEmpty }.map { write in
            position += write.events.count
            return WrittenStream(write.stream, version: write.events.count, position: position)
        }
        return AppendResult(
            positions: position < first ? nil : first...position, streams: written, recordedAt: .latest,
            command: request.command)
    }
}
#endif
