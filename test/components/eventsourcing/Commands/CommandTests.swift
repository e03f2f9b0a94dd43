import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("A command with a key")
struct CommandTests {
    private let store = InMemoryEventStore()
    private var purses: AggregateRepository<Purse> { AggregateRepository(store: store) }
    private let key = CommandKey(id: "c-1", fingerprint: "f")

    @Test("is carried out once, and repeated gives what it did the first time, whatever has happened since")
    func repeats() async throws {
        try await purses.execute("P") { $0.fill(1) }
        let first = try await purses.execute("P", command: key) { $0.fill(10) }
        try await purses.execute("P") { $0.fill(100) }
        let again = try await purses.execute("P", command: key) { _ in
            Issue.record("a repeated command decides nothing")
            return []
        }
        #expect(!first.isRepeat && again.isRepeat)
        #expect(again.state == first.state && again.version == first.version && again.position == first.position)
        #expect(again.events == first.events && again.events == [.filled(amount: 10)])
        #expect(try await store.head() == 3)
    }

    @Test("that was refused is refused again, with the first reason, though it could succeed by now")
    func repeatsRefusal() async throws {
        for _ in 1...2 {
            await #expect(throws: Purse.Rejection.tooLittle(left: 0)) {
                try await purses.execute("P", command: key) { try $0.spend(5) }
            }
            try await purses.execute("P") { $0.fill(50) }
        }
        #expect(try await store.head() == 2)
        guard case .refused(.tooLittle(left: 0)) = try await purses.outcome(of: key) else {
            throw Missing(what: "the stored refusal")
        }
    }

    @Test("over two aggregates gives both back as they were then")
    func repeatsOverTwo() async throws {
        try await purses.execute("A") { $0.fill(10) }
        let decide = { (from: Purse, to: Purse) throws in (first: try from.spend(4), second: to.fill(4)) }
        let first = try await purses.execute("A", "B", command: key, decide: decide)
        try await purses.execute("A", "B") { (first: try $0.spend(1), second: $1.fill(1)) }
        let again = try await purses.execute("A", "B", command: key, decide: decide)
        #expect(again.first.state == first.first.state && again.second.state == first.second.state)
        #expect(again.first.position == 2 && again.second.position == 3)
        #expect(again.first.isRepeat && again.second.isRepeat)
    }

    @Test("that decides nothing is remembered as carried out")
    func remembersNothing() async throws {
        let first = try await purses.execute("P", command: key) { _ in [] }
        let again = try await purses.execute("P", command: key) { $0.fill(1) }
        #expect(!first.isRepeat && again.isRepeat && again.events.isEmpty && again.position == nil)
        #expect(try await store.head() == 0)
    }

    @Test("under an id that was used for another command is refused")
    func refusesOther() async throws {
        try await purses.execute("P", command: key) { $0.fill(1) }
        let other = CommandKey(id: "c-1", fingerprint: "g")
        for attempt in [
            { _ = try await purses.execute("P", command: other) { $0.fill(2) } },
            { _ = try await purses.outcome(of: other) },
        ] as [() async throws -> Void] {
            let error = await #expect(throws: EventStoreError.self) { try await attempt() }
            #expect(error?.code == .commandConflict)
            #expect(error?.context["command"] == "c-1")
        }
        #expect(try await store.head() == 1)
    }

    @Test("that fails by another error than a refusal isn't remembered")
    func forgetsErrors() async throws {
        struct Typo: Error {}
        await #expect(throws: Typo.self) { try await purses.execute("P", command: key) { _ in throw Typo() } }
        #expect(try await purses.outcome(of: key) == nil)
        let done = try await purses.execute("P", command: key) { $0.fill(1) }
        #expect(!done.isRepeat)
    }

    @Test("that many send at once is carried out once, and all learn the same outcome")
    func repeatsAtOnce() async throws {
        let done = try await withThrowingTaskGroup(of: Executed<Purse>.self) { group in
            for _ in 0..<12 { group.addTask { try await purses.execute("P", command: key) { $0.fill(1) } } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(done.count { !$0.isRepeat } == 1)
        #expect(done.allSatisfy { $0.version == 1 && $0.position == 1 && $0.state.balance == 1 })
        #expect(try await store.head() == 1)
    }

    @Test("whose refusal was decided on a state that has passed is decided anew")
    func decidesRefusalAnew() async throws {
        let scripted = ScriptedStore(
            [.after { base in try await AggregateRepository<Purse>(store: base).execute("P") { $0.fill(9) } }],
            over: store)
        let done = try await AggregateRepository<Purse>(store: scripted).execute("P", command: key) { try $0.spend(5) }
        #expect(done.state.balance == 4)
    }

    @Test("whose outcome was erased says so")
    func isErased() async throws {
        try await purses.execute("P", command: key) { $0.fill(1) }
        try await store.erase(Purse.stream("P"))
        let error = await #expect(throws: EventStoreError.self) {
            try await purses.execute("P", command: key) { $0.fill(1) }
        }
        #expect(error?.code == .outcomeUnreadable)
        #expect(try await store.head() == 1)
    }
}

/// Something that a test expected to find.
struct Missing: Error {
    let what: String
}
