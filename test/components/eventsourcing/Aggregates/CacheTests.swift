import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("A repository with a cache")
struct CacheTests {
    private let base = InMemoryEventStore()
    private let store: ScriptedStore
    private let cached: AggregateRepository<Purse>
    private var other: AggregateRepository<Purse> { AggregateRepository(store: base) }

    init() {
        store = ScriptedStore(over: base)
        cached = AggregateRepository(store: store, cache: AggregateCache(capacity: 2))
    }

    @Test("reads only the tail of a stream that it knows")
    func readsTail() async throws {
        try await other.execute("P") { _ in (1...20).map { .filled(amount: Decimal($0)) } }
        #expect(try await cached.load("P").state.balance == 210)
        #expect(try await cached.load("P").state.balance == 210)
        #expect(store.reads.map(\.from) == [1, 20])
    }

    @Test("sees what somebody else has written meanwhile")
    func seesOthers() async throws {
        for round in 1...5 {
            try await cached.execute("P") { $0.fill(1) }
            try await other.execute("P") { $0.fill(10) }
            let purse = try await cached.load("P")
            #expect(purse.version == round * 2 && purse.state.balance == Decimal(round * 11))
        }
        #expect(try await cached.load("P").state == other.load("P").state)
    }

    @Test("sees a tail of several pages")
    func seesPages() async throws {
        try await cached.execute("P") { $0.fill(1) }
        _ = try await cached.load("P")
        try await other.execute("P") { _ in (1...1_200).map { _ in .filled(amount: 1) } }
        let purse = try await cached.load("P")
        #expect(purse.version == 1_201 && purse.state.balance == 1_201)
    }

    @Test("doesn't remember what wasn't stored")
    func forgetsUnstored() async throws {
        try await cached.execute("P") { $0.fill(10) }
        await #expect(throws: Purse.Rejection.self) { try await cached.execute("P") { try $0.spend(11) } }
        var purse = try await cached.load("P")
        purse.record { $0.fill(100) }
        #expect(try await cached.load("P").state.balance == 10)
    }

    @Test("doesn't fold on from a stream that was erased or deleted")
    func seesErasure() async throws {
        for id in ["P", "Q"] {
            try await cached.execute(id) { $0.fill(10) }
            _ = try await cached.load(id)
        }
        try await base.erase(Purse.stream("P"))
        let erased = await #expect(throws: EventStoreError.self) { try await cached.load("P") }
        #expect(erased?.code == .payloadErased)
        let time = Timestamp(microsecondsSinceEpoch: 0)
        _ = try await base.append(.deletion(of: Purse.stream("Q"), expected: .any, eventID: "gone", time: time))
        let deleted = await #expect(throws: EventStoreError.self) { try await cached.load("Q") }
        #expect(deleted?.code == .streamDeleted)
    }

    @Test("notices that the stream isn't the one it knows, and reads it from the beginning")
    func noticesOtherStream() async throws {
        let cache = AggregateCache<Purse>()
        try await AggregateRepository<Purse>(store: base, cache: cache).execute("P") { $0.fill(10) }
        _ = try await AggregateRepository<Purse>(store: base, cache: cache).load("P")
        let restored = InMemoryEventStore()
        try await AggregateRepository<Purse>(store: restored).execute("P") { $0.fill(7) + $0.fill(1) }
        let purse = try await AggregateRepository<Purse>(store: restored, cache: cache).load("P")
        #expect(purse.state.history == [7, 8] && purse.version == 2)
    }

    @Test("stays right while it drops what was used longest ago")
    func evicts() async throws {
        for round in 1...3 {
            for id in ["P", "Q", "R", "S"] {
                let done = try await cached.execute(id) { $0.fill(1) }
                #expect(done.state.balance == Decimal(round))
            }
        }
    }
}
