import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The event store contract over restarts")
struct RestartTests {
    @Test("catches a store that forgets everything", arguments: EventStoreContract.restartCases)
    func forgetsAll(_ testCase: EventStoreContract.Case) async throws {
        await #expect(throws: ContractViolation.self) {
            try await testCase.run {
                InMemoryEventStore()
            } reopen: { _ in
                InMemoryEventStore()
            }
        }
    }

    @Test(
        "catches a store that forgets its last append",
        arguments: [
            "what was acknowledged is there after a restart, to the last byte",
            "what many wrote at once is there after a restart", "versions and positions go on after a restart",
        ])
    func forgetsLast(_ sentence: String) async throws {
        let testCase = try #require(EventStoreContract.restartCases.first { $0.name == sentence })
        let violation = await #expect(throws: ContractViolation.self) {
            try await testCase.run {
                JournaledStore()
            } reopen: { store in
                try await store.replayed(losing: 1)
            }
        }
        #expect(violation?.testCase == sentence)
    }

    @Test("catches a store that writes payloads down in another form", arguments: Rewriting.allCases)
    func rewrites(_ rewriting: Rewriting) async throws {
        let sentence = "payloads, metadata and times of any kind are there after a restart, to the last byte"
        let testCase = try #require(EventStoreContract.restartCases.first { $0.name == sentence })
        let run = {
            try await testCase.run {
                JournaledStore()
            } reopen: { store in
                try await store.replayed(rewriting)
            }
        }
        if rewriting == .none { return try await run() }
        let violation = await #expect(throws: ContractViolation.self) { try await run() }
        #expect(violation?.subject == "the log")
    }

    @Test("asks for a way to reopen where a case needs one")
    func needsReopen() async throws {
        for testCase in EventStoreContract.restartCases {
            let violation = await #expect(throws: ContractViolation.self) {
                try await testCase.run { InMemoryEventStore() }
            }
            #expect(violation?.subject.contains("reopen") == true)
        }
    }

    @Test("asks for a way to close where a case needs one, and finds a store that closing leaves open")
    func needsClose() async throws {
        let testCase = EventStoreContract.closingCases[0]
        let violation = await #expect(throws: ContractViolation.self) {
            try await testCase.run { InMemoryEventStore() }
        }
        #expect(violation?.subject.contains("close") == true)
        await #expect(throws: ContractViolation.self) {
            try await testCase.run(timeLimit: .seconds(2)) {
                InMemoryEventStore()
            } close: { _ in
            }
        }
    }
}
