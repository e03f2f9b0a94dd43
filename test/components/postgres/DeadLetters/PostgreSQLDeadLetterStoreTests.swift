#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import OrchestrixPostgres
import OrchestrixTesting
import Testing

@Suite("PostgreSQLDeadLetterStore")
struct PostgreSQLDeadLetterStoreTests {
    private let schema = TestServer.freshSchema()

    @Test(
        "keeps the contract of dead letter stores",
        arguments: DeadLetterStoreContract.cases + DeadLetterStoreContract.restartCases)
    func contract(_ testCase: DeadLetterStoreContract.Case) async throws {
        try await testCase.run(
            make: { try await TestServer.store(schema).deadLetters },
            reopen: { _ in try await TestServer.store(schema).deadLetters })
    }

    @Test("adds up what two stores on one database keep")
    func shared() async throws {
        let (first, second) = try await (TestServer.store(schema), TestServer.store(schema))
        try await first.deadLetters.add(letter("l-1"))
        try await second.deadLetters.add(letter("l-2"))
        #expect(try await first.deadLetters.list().letters.map(\.id) == ["l-1"])
        #expect(try await first.deadLetters.list().letters.map(\.attempts) == [2])
    }

    @Test("is closed with its store")
    func closed() async throws {
        let store = try await TestServer.store(schema)
        try await store.close()
        let error = await #expect(throws: EventStoreError.self) { _ = try await store.deadLetters.count() }
        #expect(error?.code == .storeClosed)
    }

    private func letter(_ id: String) -> DeadLetter {
        DeadLetter(
            id: id, message: CloudEvent(id: "m-1", source: "/shop", type: "order.paid"), handler: "mailer",
            error: CancellationError(), attempts: 1, firstFailedAt: .earliest, lastFailedAt: .earliest)
    }
}
#endif
