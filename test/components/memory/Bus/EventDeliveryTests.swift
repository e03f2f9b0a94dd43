import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("Either bus takes an event to its subscribers:")
struct EventDeliveryTests {
    @Test("every subscriber of its type is called, and no other", arguments: BusKind.allCases)
    func byType(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<String>()
        bus.subscribe(to: Shop.Opened.self) { seen.record("first \($0.name)") }
        bus.subscribe(to: Shop.Opened.self) { seen.record("second \($0.name)") }
        bus.subscribe(to: Shop.Closed.self) { _ in seen.record("closed") }

        try await bus.publish(Shop.Opened(name: "bakery"))

        #expect(seen.values.sorted() == ["first bakery", "second bakery"])
    }

    @Test("that there is no subscriber is fine", arguments: BusKind.allCases)
    func nobody(kind: BusKind) async throws {
        try await kind.make().publish(Shop.Opened())
    }

    @Test("subscriptions last from message to message", arguments: BusKind.allCases)
    func lasting(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<String>()
        bus.subscribe(to: Shop.Opened.self) { seen.record($0.name) }
        for name in ["a", "b", "c"] { try await bus.publish(Shop.Opened(name: name)) }
        #expect(seen.values == ["a", "b", "c"])
    }

    @Test(
        "a subscriber of kinds of an aggregate's events hears of no others, one of the enum of all",
        arguments: BusKind.allCases)
    func byKind(kind: BusKind) async throws {
        let bus = kind.make()
        let (all, some) = (Recorder<Shop.OrderEvent>(), Recorder<Shop.OrderEvent>())
        bus.subscribe(to: Shop.OrderEvent.self, [.paid, .shipped]) { some.record($0) }
        bus.subscribe(to: Shop.OrderEvent.self) { all.record($0) }

        let events: [Shop.OrderEvent] = [.created(number: 1), .paid(amount: 5), .shipped]
        for event in events { try await bus.publish(event) }

        #expect(all.values == events)
        #expect(some.values == [.paid(amount: 5), .shipped])
    }

    @Test("a subscriber may take the envelope, with the name, the id and the metadata", arguments: BusKind.allCases)
    func envelopes(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<Envelope<Shop.OrderEvent>>()
        bus.subscribe(toEnvelopesOf: Shop.OrderEvent.self) { seen.record($0) }

        try await bus.publish(Shop.OrderEvent.shipped, metadata: Metadata(source: "/shop", subject: "order 7"))

        let metadata = Metadata(source: "/shop", subject: "order 7", correlationID: "m-1")
        let expected = Envelope(
            id: "m-1", type: "order.shipped", time: .earliest, metadata: metadata, message: Shop.OrderEvent.shipped)
        #expect(seen.values == [expected])
    }

    @Test("a hundred publishers at once reach every subscriber", arguments: BusKind.allCases)
    func crowd(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<Int>()
        for _ in 1...3 {
            bus.subscribe(to: Shop.OrderEvent.self) { if case .created(let number) = $0 { seen.record(number) } }
        }
        try await withThrowingTaskGroup { group in
            for number in 1...100 {
                group.addTask { try await bus.publish(Shop.OrderEvent.created(number: number)) }
            }
            try await group.waitForAll()
        }
        #expect(seen.values.sorted() == (1...100).flatMap { [$0, $0, $0] })
    }
}
