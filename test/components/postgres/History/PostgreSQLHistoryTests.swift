#if Postgres
import OrchestrixEventSourcing
import OrchestrixPostgres
import OrchestrixTesting
import Testing

@Suite("The history of a PostgreSQL database")
struct PostgreSQLHistoryTests {
    @Test("is one that a right store can have, over several nodes and a restart of all of them")
    func nodes() async throws {
        let schema = TestServer.freshSchema()
        let report = try await HistoryChecker(load: HistoryLoad(appends: 60)).run {
            [try await TestServer.store(schema), try await TestServer.store(schema)]
        } reopen: { stores in
            for store in stores { try await store.close() }
            return [try await TestServer.store(schema), try await TestServer.store(schema)]
        }
        #expect(report.acknowledged > 200)
    }
}
#endif
