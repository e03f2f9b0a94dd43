import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import Testing

@Suite("A stream that begins with older versions")
struct VersionedStreamTests {
    private let store = InMemoryEventStore()
    private let cards: AggregateRepository<Card>

    /// Six events at the versions 1 to 6; the fourth is two today, the third none.
    init() async throws {
        cards = AggregateRepository(store: store)
        let events: [NewEvent] = [
            .old("card.created", #"{"name":"A"}"#, id: "1"), .old("card.topped", #"{"euros":2}"#, id: "2"),
            .old("card.pinged", "{}", id: "3"), .old("card.changed", #"{"holder":"B","city":"Ulm"}"#, id: "4"),
            .old("card.topped", 2, #"{"cents":5}"#, id: "5"), .old("card.pinged", "{}", id: "6"),
        ]
        _ = try await store.append(AppendRequest(to: Card.stream("C"), expected: .noStream, events: events))
    }

    private let trail = [
        #"issued(holder: "A", currency: "EUR")"#, "topped(cents: 200)", #"renamed(holder: "B")"#,
        #"moved(city: "Ulm")"#, "topped(cents: 5)",
    ]

    @Test("loads as what it means today, and keeps its versions")
    func loads() async throws {
        let card = try await cards.load("C")
        #expect(card.state.trail == trail)
        #expect(card.version == 6)
        let done = try await cards.execute("C") { _ in [.topped(cents: 1)] }
        #expect(done.version == 7 && done.position == 7 && done.state.cents == 206)
        let stored = try await store.read(StreamQuery(Card.stream("C"))).events
        #expect(stored.map(\.type).first == "card.created" && stored.last?.schemaVersion == 2)
    }

    @Test("is travelled by stored versions", arguments: zip(1...6, [1, 2, 2, 4, 5, 5]))
    func travels(version: Int, count: Int) async throws {
        let then = try await cards.load("C", asOf: .version(version))
        #expect(then.state.trail == Array(trail.prefix(count)) && then.version == version)
    }

    @Test("loads through a cache to the same state")
    func cached() async throws {
        let cached = AggregateRepository<Card>(store: store, cache: AggregateCache())
        for _ in 1...2 { #expect(try await cached.load("C").state.trail == trail) }
    }

    @Test("is followed as typed events, each with the stored event's place and an ordinal of its own")
    func follows() async throws {
        let reader = try EventReader(of: Card.self)
        var places: [[Int]] = []
        for try await event in store.log(pageSize: 2).read(by: reader) {
            places.append([event.position, event.version, event.ordinal])
        }
        #expect(places == [[1, 1, 1], [2, 2, 1], [4, 4, 1], [4, 4, 2], [5, 5, 1]])
        var live = store.subscribe().read(by: reader).makeAsyncIterator()
        for place in places { #expect(try await live.next()?.position == place[0]) }
        try await cards.execute("C") { _ in [.topped(cents: 1)] }
        #expect(try await live.next()?.event == .topped(cents: 1))
    }

    @Test("is followed to the event that can't be read, which ends the reading with its name")
    func stops() async throws {
        let strange = NewEvent.old("card.topped", 9, "{}", id: "7")
        _ = try await store.append(AppendRequest(to: Card.stream("C"), expected: .any, events: [strange]))
        var events = store.log().read(by: try EventReader(of: Card.self)).makeAsyncIterator()
        for _ in 1...5 { _ = try await events.next() }
        let error = await #expect(throws: EventStoreError.self) { try await events.next() }
        #expect(error?.code == .unknownSchemaVersion && error?.context["position"] == "7")
    }

    @Test("is followed past its end: the event that ends it holds none")
    func deleted() async throws {
        _ = try await store.append(
            .deletion(of: Card.stream("C"), expected: .any, eventID: "end", time: .earliest))
        let reader = try EventReader(of: Card.self)
        var count = 0
        for try await _ in store.log().read(by: reader) { count += 1 }
        #expect(count == 5)
        await #expect(throws: EventStoreError.self) { try await cards.load("C") }
    }

    @Test("is read by the registry under its older names, too")
    func registered() async throws {
        var registry = EventRegistry()
        try registry.register(Card.self)
        #expect(registry.types.isSuperset(of: ["card.created", "card.pinged", "card.changed", "card.issued"]))
        var trail: [String] = []
        for try await stored in store.log() {
            trail += try registry.events(of: stored).map { "\($0.event)" }
        }
        #expect(trail == self.trail)
    }
}
