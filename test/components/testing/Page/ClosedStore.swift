import OrchestrixEventSourcing

/// A store that refuses everything.
struct ClosedStore: EventStore {
    private func refuse<Value>() throws -> Value { throw EventStoreError(.storeClosed, "the store is closed") }

    func append(_ request: AppendRequest) async throws -> AppendResult { try refuse() }
    func read(_ query: StreamQuery) async throws -> StreamPage { try refuse() }
    func read(_ query: LogQuery) async throws -> LogPage { try refuse() }
    func streams(_ query: StreamListQuery) async throws -> [StreamSummary] { try refuse() }
    func commands(_ query: CommandListQuery) async throws -> [StoredCommand] { try refuse() }
    func command(_ id: String) async throws -> StoredCommand? { try refuse() }
    func head() async throws -> Int { try refuse() }
    func erase(_ stream: StreamID) async throws -> Int { try refuse() }
    func waitForEvents(after position: Int) async throws { try refuse() as Void }
}
