import OrchestrixEventSourcing
import OrchestrixTesting

/// A store that is right but for one flaw.
struct FlawedEventStore: EventStoreWrapper {
    let wrapped: any EventStore
    let flaw: Flaw

    init(_ flaw: Flaw) {
        wrapped = flaw.base()
        self.flaw = flaw
    }

    func append(_ request: AppendRequest) async throws -> AppendResult {
        try await flaw.append(request, wrapped)
    }

    func read(_ query: StreamQuery) async throws -> StreamPage {
        try await flaw.readStream(query, wrapped)
    }

    func read(_ query: LogQuery) async throws -> LogPage {
        try await flaw.readLog(query, wrapped)
    }

    func streams(_ query: StreamListQuery) async throws -> [StreamSummary] {
        try await flaw.streams(query, wrapped)
    }

    func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try await flaw.commands(query, wrapped)
    }

    func command(_ id: String) async throws -> StoredCommand? {
        try await flaw.command(id, wrapped)
    }

    func head() async throws -> Int {
        try await flaw.head(wrapped)
    }

    func erase(_ stream: StreamID) async throws -> Int {
        try await flaw.erase(stream, wrapped)
    }

    func waitForEvents(after position: Int) async throws {
        try await flaw.wait(position, wrapped)
    }
}
