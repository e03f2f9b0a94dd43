import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("An execution that fails on its way")
struct RaceTests {
    private let base = InMemoryEventStore()

    private func purses(_ store: any EventStore, retries: Int = 3) -> AggregateRepository<Purse> {
        AggregateRepository(
            store: store, retries: .fixed(delay: .zero, maxRetries: retries).retrying { $0 is ConcurrencyError })
    }

    private func intrusion(_ amount: Decimal) -> ScriptedStore.Act {
        .after { base in try await AggregateRepository<Purse>(store: base).execute("P") { $0.fill(amount) } }
    }

    @Test("decides anew on the new state when it lost a race, with new events")
    func decidesAnew() async throws {
        let store = ScriptedStore([intrusion(5), intrusion(6)], over: base)
        var seen: [Decimal] = []
        let done = try await purses(store).execute("P") { purse in
            seen.append(purse.balance)
            return purse.fill(1)
        }
        #expect(seen == [0, 5, 11])
        #expect(done.state.balance == 12 && done.version == 3)
        #expect(Set(store.requests.flatMap(\.eventIDs)).count == 3)
    }

    @Test("may refuse when it decides anew")
    func refusesAnew() async throws {
        try await purses(base).execute("P") { $0.fill(10) }
        let spending = ScriptedStore.Act.after { base in
            try await AggregateRepository<Purse>(store: base).execute("P") { try $0.spend(8) }
        }
        let store = ScriptedStore([spending], over: base)
        await #expect(throws: Purse.Rejection.tooLittle(left: 2)) {
            try await purses(store).execute("P") { try $0.spend(5) }
        }
    }

    @Test("decides anew after a lost race and never after an unknown outcome, whatever its policy would retry")
    func decidesAnewAfterRacesOnly() async throws {
        for policy in [
            RetryPolicy.fixed(delay: .zero, maxRetries: 9), .fixed(delay: .zero, maxRetries: 9).retrying { _ in true },
        ] {
            let base = InMemoryEventStore()
            let lost = ConcurrencyError(stream: Purse.stream("P"), expected: .exactly(0), actual: 1)
            // Six times is more than the same request is sent again.
            let store = ScriptedStore([.fail(lost)] + (1...6).map { _ in .storeAndFail(unknown) }, over: base)
            var decisions = 0
            let error = await #expect(throws: EventStoreError.self) {
                try await AggregateRepository<Purse>(store: store, retries: policy).execute("P") { purse in
                    decisions += 1
                    return purse.fill(1)
                }
            }
            #expect(error?.code == .outcomeUnknown && decisions == 2)
            #expect(try await base.head() == 1)
        }
    }

    @Test("throws the lost race when its retries are used up")
    func givesUp() async throws {
        let store = ScriptedStore((1...3).map { _ in intrusion(1) }, over: base)
        let error = await #expect(throws: ConcurrencyError.self) {
            try await purses(store, retries: 2).execute("P") { $0.fill(100) }
        }
        #expect(error == ConcurrencyError(stream: Purse.stream("P"), expected: .exactly(2), actual: 3))
    }

    @Test("sends the same request again, without deciding anew, when the outcome is unknown")
    func resends() async throws {
        let store = ScriptedStore([.storeAndFail(unknown), .fail(unknown)], over: base)
        var decisions = 0
        let done = try await purses(store).execute("P") { purse in
            decisions += 1
            return purse.fill(1) + purse.fill(2)
        }
        #expect(decisions == 1)
        #expect(store.requests.count == 3)
        #expect(Set(store.requests.map(\.eventIDs)).count == 1)
        #expect(done.version == 2 && done.state.balance == 3)
        #expect(try await base.head() == 2)
    }

    @Test("sends a command again as it was when the outcome is unknown, and has it carried out once")
    func resendsCommand() async throws {
        let store = ScriptedStore([.storeAndFail(unknown)], over: base)
        let key = CommandKey(id: "c-1", fingerprint: "f")
        let done = try await purses(store).execute("P", command: key) { $0.fill(1) }
        #expect(done.version == 1 && done.state.balance == 1 && done.position == 1)
        #expect(try await base.head() == 1)
    }

    @Test(
        "throws every other failure at once, and decides once",
        arguments: [
            EventStoreError(.storeFailed, "the disk is full"), EventStoreError(.streamDeleted, "gone"),
            EventStoreError(.eventIDConflict, "taken"),
        ])
    func throwsOthers(failure: EventStoreError) async throws {
        let store = ScriptedStore([.fail(failure)], over: base)
        var decisions = 0
        let error = await #expect(throws: EventStoreError.self) {
            try await purses(store).execute("P") { purse in
                decisions += 1
                return purse.fill(1)
            }
        }
        #expect(error?.code == failure.code)
        #expect(decisions == 1 && store.requests.count == 1)
    }

    @Test("wins in the end, however many race over one aggregate")
    func winsInTheEnd() async throws {
        let purses = AggregateRepository<Purse>(store: base)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<30 { group.addTask { try await purses.execute("P") { $0.fill(1) } } }
            try await group.waitForAll()
        }
        let purse = try await purses.load("P")
        #expect(purse.state.balance == 30 && purse.version == 30)
    }
}
