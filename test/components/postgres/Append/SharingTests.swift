#if Postgres
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("What appends cost the server")
struct SharingTests {
    private let schema = TestServer.freshSchema()

    @Test("those that wait at the same moment share a transaction, whoever calls")
    func transactions() async throws {
        let store = try await TestServer.store(schema)
        let tables = store.tables
        let other = try await PostgresConnection.open(OtherProgram.settings)
        try await other.perform { session in _ = try session.run([.begin, .take(.log, of: tables)]) }
        // Each is handed in before the next begins.
        let appends = (1...100).map { number in Task.immediate { try await store.append(.one("\(number)")) } }
        try await other.perform { session in _ = try session.run(.rollback) }
        for append in appends { #expect(try await !append.value.isRepeat) }
        let counts = "SELECT count(*), count(DISTINCT xmin::text) FROM \(tables.events)"
        // One may have begun on each connection before the others came.
        let expected: Set = ["(100,2)", "(100,3)"]
        #expect(expected.contains(try #require(try await OtherProgram.texts(counts).first ?? nil)))
    }

    @Test("a caller who is alone waits for the server once")
    func roundTrips() async throws {
        let proxy = try CuttingProxy()
        let store = try await PostgreSQLEventStore(
            proxy.address(of: schema), configuration: TestServer.configuration(schema))
        // The first over a connection looks up what it goes by.
        _ = try await store.append(.one("0"))
        for id in ["1", "2", "3"] {
            let before = proxy.roundTrips
            _ = try await store.append(.one(id))
            #expect(proxy.roundTrips == before + 1)
        }
    }
}
#endif
