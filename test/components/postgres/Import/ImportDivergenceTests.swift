#if Postgres
import OrchestrixEventSourcing
import OrchestrixMemory
@testable import OrchestrixPostgres
import Testing

@Suite("Importing a log into a store that loses what it holds")
struct ImportDivergenceTests {
    private let schema = TestServer.freshSchema()

    @Test(
        "ends as a reader does who has seen what is gone, whatever comes next",
        arguments: [
            ("DELETE FROM events WHERE position > 2", 1...5), ("DELETE FROM events WHERE position > 2", 6...9),
            ("UPDATE events SET id = 'other' WHERE position = 5", 6...9),
        ])
    func lost(loss: String, next: ClosedRange<Int>) async throws {
        let events = try await SmallBank().store.read(LogQuery()).events
        let tables = try await TestServer.store(schema).tables
        let ledger = ImportLedger()
        func storage(_ range: ClosedRange<Int>) throws -> ChunkStorage {
            var chunk = ImportChunk(.kept, limits: ImportLimits())
            for event in events where range.contains(event.position) {
                try chunk.add(.event(event), line: event.position, bytes: 1)
            }
            return ChunkStorage(chunk: chunk, positions: .kept, tables: tables, ledger: ledger)
        }
        let (first, second) = try (storage(1...5), storage(next))
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        _ = try await connection.perform { session in try first.perform(in: session) }
        try await OtherProgram.run(
            "SET session_replication_role = replica; SET search_path = \"\(schema)\"; \(loss)")
        let error = await #expect(throws: LogDiverged.self) {
            _ = try await connection.perform { session in try second.perform(in: session) }
        }
        #expect(error?.checkpoint == events[4].checkpoint)
        await connection.close()
    }
}
#endif
