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

    @Test("takes names of 850 bytes, and refuses longer ones by what they name", arguments: ["é", "a"])
    func longNames(letters: String) async throws {
        let store = try await TestServer.store(schema).deadLetters
        func name(_ count: Int) -> String { String(repeating: letters, count: count / letters.utf8.count) }
        let longest = letter(name(850), message: name(850), source: "/" + String(repeating: "s", count: 849), name(850))
        try await store.add(longest)
        #expect(try await store.letter(longest.id)?.handler == longest.handler)
        let cases = [
            ("id", letter(name(852))), ("handler", letter("1", name(852))),
            ("message's id", letter("1", message: name(852))),
            ("message's source", letter("1", source: "/" + String(repeating: "s", count: 850))),
        ]
        for (part, letter) in cases {
            let error = await #expect(throws: DeadLetterError.self) { try await store.add(letter) }
            #expect(error?.code == .invalidDeadLetter && error?.context == ["part": part])
        }
    }

    private func letter(
        _ id: String, message: String = "m-1", source: String = "/shop", _ handler: String = "mailer"
    ) -> DeadLetter {
        DeadLetter(
            id: id, message: CloudEvent(id: message, source: source, type: "order.paid"), handler: handler,
            error: CancellationError(), attempts: 1, firstFailedAt: .earliest, lastFailedAt: .earliest)
    }
}
#endif
