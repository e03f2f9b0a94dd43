import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import Testing

/// What is particular to this engine; the rest is in the contract.
@Suite("InMemoryEventStore in particular")
struct InMemoryEventStoreTests {
    enum Lamp: DomainEvent {
        case lit(watts: Double)
        enum CodingKeys: String, EventKey { case lit = "lamp.lit" }
    }

    struct Lantern: AggregateRoot {
        static let category = "lamp"
        private(set) var watts = 0.0
        mutating func apply(_ event: Lamp) { if case .lit(let watts) = event { self.watts += watts } }
    }

    private let stream = StreamID(category: "lamp", id: "L")

    private func event(_ id: String, _ payload: EventPayload) -> NewEvent {
        NewEvent(id: id, type: "lamp.lit", time: .earliest, payload: payload)
    }

    @Test("records times by the clock that it is given, and never goes back with it")
    func recordsTimes() async throws {
        let clock = ManualClock()
        let start = clock.moment
        let store = InMemoryEventStore(clock: clock.wallClock)
        for (index, seconds) in [0, 10, -3_600, 5, 20].enumerated() {
            clock.set(to: start + .seconds(seconds))
            let result = try await store.append(
                AppendRequest(to: stream, expected: .any, events: [event("e\(index)", .encoded([]))]))
            #expect(result.recordedAt == start + .seconds([0, 10, 10, 10, 20][index]))
        }
        let times = try await store.read(LogQuery()).events.map { start.duration(to: $0.recordedAt) }
        #expect(times == [0, 10, 10, 10, 20].map { .seconds($0) })
    }

    @Test("keeps values as they are, also such as no stored form can hold")
    func keepsValues() async throws {
        let store = InMemoryEventStore(payloads: .typed)
        #expect(store.payloads == .typed && InMemoryEventStore().payloads == .encoded)
        let value = Lamp.lit(watts: .infinity)
        _ = try await store.append(AppendRequest(to: stream, expected: .any, events: [event("e", .typed(value))]))
        let stored = try #require(try await store.read(LogQuery()).events.first)
        #expect(try JSONEventCodec().decode(Lamp.self, from: stored) == value)
        #expect(throws: (any Error).self) { try JSONEventCodec().encode(value) }
    }

    @Test("compares the values of a repeated append by ==")
    func comparesValues() async throws {
        let store = InMemoryEventStore(payloads: .typed)
        func append(_ payload: EventPayload) async throws -> AppendResult {
            try await store.append(AppendRequest(to: stream, expected: .any, events: [event("e", payload)]))
        }
        _ = try await append(.typed(Lamp.lit(watts: 40)))
        #expect(try await append(.typed(Lamp.lit(watts: 40))).isRepeat)
        for other in [EventPayload.typed(Lamp.lit(watts: 60)), .encoded(Array(#"{"watts":40}"#.utf8))] {
            let error = await #expect(throws: EventStoreError.self) { try await append(other) }
            #expect(error?.code == .eventIDConflict)
        }
    }

    @Test(
        "folds a value only under a name and a version that the program has, also between others that it has",
        arguments: [("lamp.gone", 1, ErrorCode.unknownEventType), ("lamp.lit", 9, .unknownSchemaVersion)])
    func foldsKnownValues(type: String, version: Int, code: ErrorCode) async throws {
        let store = InMemoryEventStore(payloads: .typed)
        let lanterns = AggregateRepository<Lantern>(store: store)
        let lit = EventPayload.typed(Lamp.lit(watts: 40))
        let both = [event("a", lit), event("b", lit)]
        _ = try await store.append(AppendRequest(to: stream, expected: .any, events: both))
        #expect(try await lanterns.load("L").state.watts == 80)
        let odd = NewEvent(id: "c", type: type, schemaVersion: version, time: .earliest, payload: lit)
        _ = try await store.append(AppendRequest(to: stream, expected: .any, events: [odd, event("d", lit)]))
        let error = await #expect(throws: EventStoreError.self) { try await lanterns.load("L") }
        #expect(error?.code == code)
    }

    @Test("keeps the event store contract with narrow limits, too", arguments: EventStoreContract.cases)
    func narrowContract(_ testCase: EventStoreContract.Case) async throws {
        let limits = StoreLimits(
            nameBytes: 64, streamIDBytes: 128, attributeBytes: 512, payloadBytes: 4_096, eventsPerAppend: 1_000)
        try await testCase.run(limits: limits) { InMemoryEventStore(limits: limits) }
    }

    @Test("tells names apart by their bytes wherever it compares them, as engines in files do")
    func comparesBytes() async throws {
        let store = InMemoryEventStore()
        let (one, two) = ("caf\u{E9}", "cafe\u{301}")
        let event = NewEvent(id: one, type: one, time: .earliest, payload: .encoded([]))
        _ = try await store.append(AppendRequest(to: stream, expected: .any, events: [event]))
        #expect(try await store.read(StreamQuery(stream, types: [two])).events.isEmpty)
        #expect(try await store.read(StreamQuery(stream, types: [one])).events.count == 1)
        await #expect(throws: LogDiverged.self) {
            try await store.read(LogQuery(.after(Checkpoint(position: 1, eventID: two))))
        }
    }

    @Test("a place beyond any log, on either side, has no events")
    func beyondTheLog() async throws {
        let store = InMemoryEventStore()
        _ = try await store.append(AppendRequest(to: stream, expected: .any, events: [event("e", .encoded([]))]))
        #expect(try await store.read(LogQuery(.before(.min))).events.isEmpty)
        #expect(try await store.read(LogQuery(.before(.max))).events.count == 1)
        #expect(try await store.read(StreamQuery(stream, from: .min)).events.count == 1)
        #expect(try await store.read(StreamQuery(stream, from: .max)).events.isEmpty)
        #expect(try await store.read(StreamQuery(stream, direction: .backward, from: .min)).events.isEmpty)
        #expect(try await store.read(StreamQuery(stream, direction: .backward, from: .max)).events.count == 1)
    }

    @Test("an append whose task is cancelled already stores nothing")
    func isCancelled() async throws {
        let store = InMemoryEventStore()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await store.append(
                AppendRequest(to: stream, expected: .any, events: [event("e", .encoded([]))]))
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await store.head() == 0)
    }
}
