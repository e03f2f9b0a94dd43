import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import Testing

@Suite("Loading, recording and saving")
struct SaveTests {
    private let store = InMemoryEventStore()
    private var purses: AggregateRepository<Purse> { AggregateRepository(store: store) }

    private func filled(_ id: String = "P", _ amounts: Decimal...) async throws {
        for amount in amounts { try await purses.execute(id) { $0.fill(amount) } }
    }

    @Test("an aggregate is rebuilt from its events, in their order")
    func rebuilds() async throws {
        try await filled("P", 100, 250, 200)
        let purse = try await purses.load("P")
        #expect(purse.state.history == [100, 350, 550])
        #expect(purse.version == 3 && purse.pending.isEmpty && purse.stream == Purse.stream("P"))
    }

    @Test("an aggregate that isn't there is an error that names its stream")
    func findsNothing() async throws {
        let error = await #expect(throws: AggregateNotFound.self) { try await purses.load("P") }
        #expect(error?.stream == Purse.stream("P"))
        #expect(error?.description.contains("purse-P not found") == true)
        #expect(try await !purses.exists("P"))
    }

    @Test("recording changes the state at once and the version only when it is saved")
    func records() async throws {
        try await filled("P", 10)
        var purse = try await purses.load("P")
        try purse.record { try $0.spend(4) }
        purse.record { $0.fill(1) }
        #expect(purse.state.balance == 7 && purse.version == 1)
        #expect(purse.pending.map(\.event) == [.spent(amount: 4, note: nil), .filled(amount: 1)])
        let done = try await purses.save(&purse)
        #expect(purse.version == 3 && purse.pending.isEmpty)
        #expect(done.version == 3 && done.position == 3 && done.events.count == 2)
        #expect(try await purses.load("P").state == purse.state)
    }

    @Test("a decision that refuses records nothing")
    func recordsNothing() async throws {
        try await filled("P", 10)
        var purse = try await purses.load("P")
        #expect(throws: Purse.Rejection.tooLittle(left: 10)) { try purse.record { try $0.spend(11) } }
        #expect(purse.pending.isEmpty && purse.state.balance == 10)
    }

    @Test("saving without anything recorded does nothing")
    func savesNothing() async throws {
        try await filled("P", 10)
        var purse = try await purses.load("P")
        let done = try await purses.save(&purse)
        #expect(done.events.isEmpty && done.position == nil && done.version == 1)
        #expect(try await store.head() == 1)
    }

    @Test("of two who save what they loaded together, the second is told that it lost")
    func losesRace() async throws {
        try await filled("P", 10)
        var (one, other) = (try await purses.load("P"), try await purses.load("P"))
        one.record { $0.fill(1) }
        other.record { $0.fill(2) }
        try await purses.save(&one)
        let lost = ConcurrencyError(stream: Purse.stream("P"), expected: .exactly(1), actual: 2)
        await #expect(throws: lost) { try await purses.save(&other) }
        #expect(other.pending.count == 1 && other.version == 1)
        let done = try await purses.save(&other, expected: .any)
        #expect(done.version == 3 && other.version == 3)
        #expect(done.state.history == [10, 11, 13] && other.state == done.state)
        #expect(try await purses.load("P").state.balance == 13)
    }

    @Test("the same save sent again after an unknown outcome stores once, under the ids that were recorded")
    func savesOnce() async throws {
        try await filled("P", 10)
        let scripted = ScriptedStore([.storeAndFail(EventStoreError(.storeFailed, "gone"))], over: store)
        let fragile = AggregateRepository<Purse>(store: scripted)
        var purse = try await fragile.load("P")
        purse.record { $0.fill(1) }
        let ids = purse.pending.map(\.id)
        await #expect(throws: EventStoreError.self) { try await fragile.save(&purse) }
        #expect(purse.pending.map(\.id) == ids)
        let done = try await fragile.save(&purse)
        #expect(done.isRepeat && done.version == 2 && purse.version == 2 && purse.pending.isEmpty)
        #expect(try await store.head() == 2)
    }

    @Test("ids, times and source come from where the repository was told")
    func isDeterministic() async throws {
        let clock = ManualClock()
        let purses = AggregateRepository<Purse>(
            store: store, ids: .incrementing(prefix: "e"), clock: clock.wallClock, source: "/purses")
        try await purses.execute("P") { $0.fill(1) }
        clock.advance(by: .seconds(1))
        try await purses.execute("P") { $0.fill(2) }
        let events = try await store.read(LogQuery()).events
        #expect(events.map(\.id) == ["e1", "e2"])
        #expect(events.map(\.time) == [clock.moment - .seconds(1), clock.moment])
        #expect(events.allSatisfy { $0.metadata.source == "/purses" })
    }

    @Test("a deleted aggregate doesn't exist, and loading it tells why")
    func isDeleted() async throws {
        try await filled("P", 10)
        #expect(try await purses.exists("P"))
        _ = try await store.append(
            .deletion(
                of: Purse.stream("P"), expected: .exactly(1), eventID: "gone",
                time: Timestamp(microsecondsSinceEpoch: 0)))
        #expect(try await !purses.exists("P"))
        for attempt in [{ _ = try await purses.load("P") }, { try await purses.execute("P") { $0.fill(1) } }]
            as [() async throws -> Void]
        {
            let error = await #expect(throws: EventStoreError.self) { try await attempt() }
            #expect(error?.code == .streamDeleted)
        }
        #expect(try await purses.load("P", asOf: .version(1)).state.balance == 10)
    }

    @Test("an erased aggregate can't be folded")
    func isErased() async throws {
        try await filled("P", 10)
        try await store.erase(Purse.stream("P"))
        let error = await #expect(throws: EventStoreError.self) { try await purses.load("P") }
        #expect(error?.code == .payloadErased)
        #expect(error?.context["position"] == "1")
    }

    @Test("a stream of more events than a page is folded whole")
    func foldsPages() async throws {
        try await purses.execute("P") { _ in (1...1_300).map { .filled(amount: Decimal($0)) } }
        let purse = try await purses.load("P")
        #expect(purse.version == 1_300 && purse.state.balance == 845_650)
    }
}
