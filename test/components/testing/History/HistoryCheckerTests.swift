import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The history checker")
struct HistoryCheckerTests {
    @Test("raises no alarm on a right store, whatever the seed", arguments: 1...20)
    func rightStore(_ seed: UInt64) async throws {
        let report = try await HistoryChecker(seed: seed, load: HistoryLoad(appends: 25)).run {
            InMemoryEventStore()
        } reopen: { store in
            store
        }
        #expect(report.seed == seed)
        #expect(report.attempts > 400)
        #expect(report.repeated > 10 && report.refused > 10 && report.unknown > 10 && report.commands > 10)
    }

    @Test("catches a store that, once in a thousand operations,", arguments: Breakage.all)
    func catches(_ breakage: Breakage) async throws {
        let lives = breakage.forgets > 0 ? 3 : 1
        let checker = HistoryChecker(load: HistoryLoad(appends: 400 / lives, lives: lives), patience: .seconds(20))
        let first = BrokenEventStore(breakage)
        let stores = StoreList(first)
        let breach = await #expect(throws: HistoryBreach.self, "seed \(checker.seed)") {
            try await checker.run {
                first
            } reopen: { store in
                stores.add(try await store.restarted(forgetting: breakage.forgets))
            }
        }
        let found = try #require(breach)
        let named = found.violations.filter { $0.kind == breakage.kind }
        #expect(!named.isEmpty, "\(found)")
        #expect(found.description.contains("seed \(checker.seed)"))
        guard breakage.namesVictim else { return }
        let victims = Set(stores.last.victims)
        #expect(named.contains { victims.contains($0.operation) }, "\(found), wronged were \(victims)")
    }

    @Test("raises no alarm on the same stores as long as they do nothing wrong")
    func unbroken() async throws {
        let breakage = Breakage("does everything right", is: .lost)
        try await HistoryChecker(load: HistoryLoad(appends: 100)).run {
            BrokenEventStore(breakage)
        } reopen: { store in
            try await store.restarted(forgetting: 0)
        }
    }

    @Test("tells of a reader that is never woken")
    func neverWoken() async throws {
        let breakage = Breakage("never wakes a reader", is: .stalled)
            .with { breakage in
                breakage.wait = { position, store in
                    try await store.wrapped.waitForEvents(after: position < 40 ? position : .max)
                }
            }
        let checker = HistoryChecker(load: HistoryLoad(appends: 60), patience: .seconds(1))
        let breach = await #expect(throws: HistoryBreach.self) { try await checker.run { BrokenEventStore(breakage) } }
        #expect(try #require(breach).counts[.stalled, default: 0] > 0)
    }
}
