import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("An execution")
struct ExecuteTests {
    private let store = InMemoryEventStore()
    private var purses: AggregateRepository<Purse> { AggregateRepository(store: store) }

    @Test("begins with the empty state, decides, stores, and tells what it did")
    func decides() async throws {
        let first = try await purses.execute("P") { $0.fill(10) }
        let second = try await purses.execute("P") { try $0.spend(3) + $0.fill(1) }
        #expect(first.state.balance == 10 && first.version == 1 && first.position == 1)
        #expect(second.state.history == [10, 7, 8] && second.version == 3 && second.position == 3)
        #expect(second.events == [.spent(amount: 3, note: nil), .filled(amount: 1)])
        #expect(second.id == "P" && !second.isRepeat)
        #expect(try await purses.load("P").state == second.state)
    }

    @Test("that decides nothing stores nothing")
    func decidesNothing() async throws {
        let done = try await purses.execute("P") { _ in [] }
        #expect(done.version == 0 && done.position == nil && done.events.isEmpty)
        #expect(try await store.head() == 0)
    }

    @Test("that is refused throws the aggregate's own reason and stores nothing")
    func refuses() async throws {
        try await purses.execute("P") { $0.fill(10) }
        await #expect(throws: Purse.Rejection.tooLittle(left: 10)) {
            try await purses.execute("P") { try $0.spend(11) }
        }
        #expect(try await store.head() == 1)
    }

    @Test("over two aggregates stores the events of both, side by side in the log")
    func decidesTogether() async throws {
        try await purses.execute("A") { $0.fill(10) }
        let done = try await purses.execute("A", "B") { from, to in
            (first: try from.spend(4), second: to.fill(4))
        }
        #expect(done.first.state.balance == 6 && done.first.version == 2 && done.first.position == 2)
        #expect(done.second.state.balance == 4 && done.second.version == 1 && done.second.position == 3)
    }

    @Test("over two aggregates stores nothing of either where one refuses")
    func refusesTogether() async throws {
        await #expect(throws: Purse.Rejection.self) {
            try await purses.execute("A", "B") { from, to in (first: try from.spend(4), second: to.fill(4)) }
        }
        #expect(try await store.head() == 0)
    }

    @Test("over several aggregates is decided anew where one moved on that only was looked at")
    func checksAll() async throws {
        let scripted = ScriptedStore(
            [
                .after { base in
                    try await AggregateRepository<Purse>(store: base).execute("B") { $0.fill(1) }
                }
            ], over: store)
        let seen = try await AggregateRepository<Purse>(store: scripted).execute(["A", "B"]) { states in
            [states[0].fill(states[1].balance + 5), []]
        }
        #expect(seen[0].state.balance == 6)
        #expect(seen.map(\.version) == [1, 1])
    }

    @Test("whose lists don't match its aggregates is refused")
    func refusesMismatch() async throws {
        let error = await #expect(throws: EventStoreError.self) {
            try await purses.execute(["A", "B"]) { states in [states[0].fill(1)] }
        }
        #expect(error?.code == .invalidRequest)
        #expect(try await store.head() == 0)
    }

    @Test("over the same aggregate twice is refused")
    func refusesTwins() async throws {
        let error = await #expect(throws: EventStoreError.self) {
            try await purses.execute("A", "A") { (first: $0.fill(1), second: $1.fill(1)) }
        }
        #expect(error?.code == .invalidRequest)
    }
}
