import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("Travel in time")
struct TimeTravelTests {
    private let clock = ManualClock()
    private let store: InMemoryEventStore
    private let purses: AggregateRepository<Purse>

    init() async throws {
        store = InMemoryEventStore(clock: clock.wallClock)
        purses = AggregateRepository(store: store)
        // P at positions 1, 3 and 5, a minute apart; another purse in between.
        for amount in [10, 20, 30] as [Decimal] {
            try await purses.execute("P") { $0.fill(amount) }
            try await purses.execute("other") { $0.fill(1) }
            clock.advance(by: .seconds(60))
        }
    }

    @Test("by version", arguments: [(1, 10), (2, 30), (3, 60), (9, 60)] as [(Int, Decimal)])
    func byVersion(version: Int, balance: Decimal) async throws {
        let then = try await purses.load("P", asOf: .version(version))
        #expect(then.state.balance == balance && then.version == min(version, 3))
    }

    @Test("by position", arguments: [(1, 10), (2, 10), (3, 30), (4, 30), (5, 60), (99, 60)] as [(Int, Decimal)])
    func byPosition(position: Int, balance: Decimal) async throws {
        #expect(try await purses.load("P", asOf: .position(position)).state.balance == balance)
    }

    @Test(
        "by date, the moment itself included",
        arguments: [(0, 10), (59, 10), (60, 30), (119, 30), (120, 60)] as [(Int, Decimal)])
    func byDate(seconds: Int, balance: Decimal) async throws {
        let moment = clock.moment - .seconds(180) + .seconds(seconds)
        #expect(try await purses.load("P", asOf: .time(moment)).state.balance == balance)
        #expect(try await purses.load("P", asOf: .date(moment.date)).state.balance == balance)
    }

    @Test(
        "to before its first event finds no aggregate",
        arguments: [
            AsOf.version(0), .position(0), .time(.earliest), .date(Date(timeIntervalSince1970: 0)),
        ])
    func beforeFirst(moment: AsOf) async throws {
        await #expect(throws: AggregateNotFound(stream: Purse.stream("P"))) {
            try await purses.load("P", asOf: moment)
        }
    }

    @Test("goes by when the store took an event in, not by what the event says of itself")
    func byStoresTime() async throws {
        let late = AggregateRepository<Purse>(store: store, clock: .fixed(.earliest))
        try await late.execute("P") { $0.fill(40) }
        #expect(try await purses.load("P", asOf: .time(clock.moment - .seconds(1))).state.balance == 60)
        #expect(try await purses.load("P", asOf: .time(clock.moment)).state.balance == 100)
    }
}
