#if Postgres
import OrchestrixEventSourcing
import OrchestrixMemory
@testable import OrchestrixPostgres
import Testing

@Suite("Waking readers on other nodes", .timeLimit(.minutes(5)))
struct WakeTests {
    /// How an event is stored.
    enum Way: CaseIterable {
        case append, command, transaction, importing
    }

    private let schema = TestServer.freshSchema()

    @Test("a commit notifies a reader elsewhere, who would else look only after an hour", arguments: Way.allCases)
    func notification(way: Way) async throws {
        let (writer, reader) = try await (store(), store())
        try reader.wake.watch()
        // When it knows of the first, it has begun to listen, and has looked; so it can know of the next by that alone.
        for id in 1...3 {
            let looking = HeadSignal()
            async let woken: Void = reader.wake.wait(after: id - 1) {
                looking.advance(to: 1)
                return id - 1
            }
            try await looking.wait(after: 0)
            try await write("\(id)", way, writer)
            try await woken
            #expect(try await reader.head() == id)
        }
    }

    private func store() async throws -> PostgreSQLEventStore {
        var configuration = TestServer.configuration(schema)
        configuration.pollInterval = .seconds(3600)
        return try await PostgreSQLEventStore(TestServer.address(of: schema), configuration: configuration)
    }

    private func write(_ id: String, _ way: Way, _ store: PostgreSQLEventStore) async throws {
        switch way {
        case .append: _ = try await store.append(.one(id))
        case .command:
            let command = CommandRecord(key: CommandKey(id: id, fingerprint: "f"), outcome: nil)
            _ = try await store.append(AppendRequest(AppendRequest.one(id).writes, command: command))
        case .transaction: try await store.transaction { tx in try tx.append(.one(id)) }
        case .importing:
            let other = InMemoryEventStore()
            _ = try await other.append(.one(id))
            try await store.importLog(from: LogExport(of: other), positions: .assigned)
        }
    }
}
#endif
