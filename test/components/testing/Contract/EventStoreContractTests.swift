import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The event store contract")
struct EventStoreContractTests {
    private static let flaws =
        Flaw.appending + Flaw.expecting + Flaw.reading + Flaw.changing + Flaw.commanding + Flaw.erasing + Flaw.waiting

    @Test("catches a store that", arguments: flaws)
    func bites(_ flaw: Flaw) async throws {
        let testCase = try #require(EventStoreContract.cases.first { $0.name == flaw.sentence })
        let violation = await #expect(throws: ContractViolation.self) {
            try await testCase.run(timeLimit: .seconds(2)) { FlawedEventStore(flaw) }
        }
        #expect(violation?.testCase == flaw.sentence)
        #expect(violation?.description.contains(flaw.sentence) == true)
    }

    @Test("finds nothing wrong with a right store behind a wrapper")
    func passes() async throws {
        let flawless = Flaw("does everything right", breaks: "nothing")
        try await EventStoreContract {
            FlawedEventStore(flawless)
        } reopen: { store in
            store
        }.run()
    }

    @Test("tells all that it found, each with its sentence")
    func tellsAll() async throws {
        let flaw = try #require(Flaw.erasing.first)
        let breach = await #expect(throws: ContractBreach.self) {
            try await EventStoreContract(timeLimit: .seconds(2)) { FlawedEventStore(flaw) }.run()
        }
        let sentences = try #require(breach).violations.map(\.testCase)
        #expect(sentences.contains(flaw.sentence))
        #expect(sentences.count > 1)
        #expect(sentences.allSatisfy { breach?.description.contains($0) == true })
    }

    @Test("names each case by a sentence of its own")
    func namesCases() {
        let all = EventStoreContract.cases + EventStoreContract.restartCases + EventStoreContract.closingCases
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.count > 100)
    }

    @Test("puts an error of the engine's own into words, with the case in which it came")
    func wrapsErrors() async throws {
        struct DiskGone: Error {}
        let flaw = Flaw("has lost its disk", breaks: "").with { $0.head = { _ in throw DiskGone() } }
        let violation = await #expect(throws: ContractViolation.self) {
            try await EventStoreContract.cases[0].run { FlawedEventStore(flaw) }
        }
        #expect(violation?.testCase == EventStoreContract.cases[0].name)
        #expect(violation?.actual.contains("DiskGone") == true)
    }

    @Test("ends when its task is cancelled")
    func isCancelled() async throws {
        let flaw = try #require(Flaw.waiting.first)
        let testCase = try #require(EventStoreContract.cases.first { $0.name == flaw.sentence })
        let run = Task { try await testCase.run { FlawedEventStore(flaw) } }
        for _ in 0..<20 { await Task.yield() }
        run.cancel()
        await #expect(throws: CancellationError.self) { try await run.value }
    }
}
