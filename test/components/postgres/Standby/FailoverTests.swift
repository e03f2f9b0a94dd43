#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixPostgres
import OrchestrixTesting
import Testing

@Suite(
    "A fail-over", .serialized, .timeLimit(.minutes(10)),
    .enabled(if: TestServer.isOwn, "somebody has named a server"))
struct FailoverTests {
    private let schema = TestServer.freshSchema()

    @Test("to a synchronous standby loses nothing that was acknowledged, and readers and writers go on by themselves")
    func synchronous() async throws {
        let pair = try await StandbyPair.start()
        try await pair.synchronize()
        let stores = [try await pair.store(schema, at: pair.both), try await pair.store(schema, at: pair.both)]
        async let before = failOver(pair, behind: 300, of: stores[0])
        let report = try await HistoryChecker(load: HistoryLoad(appends: 250)).run { stores }
        #expect(try await before < report.events, "the server failed while it was written to")
        #expect(report.acknowledged > 1_000 && report.pages > 0)
        for store in stores { try await store.close() }
        try await pair.end()
    }

    /// Ends the primary in the midst of what it does, and has the standby take its place.
    ///
    /// - Returns: how many events the standby had.
    private func failOver(_ pair: StandbyPair, behind position: Int, of store: PostgreSQLEventStore) async throws -> Int {
        while try await store.head() < position { try await store.waitForEvents(after: store.head()) }
        try await pair.perform(.stop, .primary)
        let replica = try await pair.store(schema, at: pair.standby)
        let head = try await replica.head()
        try await replica.close()
        try await pair.perform(.promote, .standby)
        return head
    }
}
#endif
