import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("Either bus takes a command to its one handler:")
struct CommandDeliveryTests {
    @Test("the handler's reply comes back", arguments: BusKind.allCases)
    func reply(kind: BusKind) async throws {
        let bus = kind.make()
        bus.handle(Shop.PlaceOrder.self) { $0.quantity * 10 }
        #expect(try await bus.send(Shop.PlaceOrder(quantity: 4)) == 40)
    }

    @Test("without a handler it is refused, naming the command", arguments: BusKind.allCases)
    func noHandler(kind: BusKind) async throws {
        let bus = kind.make()
        bus.handle(Shop.PlaceOrder.self) { $0.quantity }
        let error = try #require(await delivery { try await bus.send(Shop.Tidy()) })
        #expect(error.code == .noHandler)
        #expect(error.messageType == "Shop.Tidy")
        #expect(error.failures.isEmpty)
    }

    @Test("with two handlers it is refused, and neither runs, until one is gone", arguments: BusKind.allCases)
    func severalHandlers(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<Int>()
        bus.handle(Shop.Tidy.self) { _ in seen.record(1) }
        let second = bus.handle(Shop.Tidy.self) { _ in seen.record(2) }

        let error = try #require(await delivery { try await bus.send(Shop.Tidy()) })
        #expect(error.code == .severalHandlers)
        #expect(error.messageType == "Shop.Tidy")
        #expect(seen.values.isEmpty)

        second.cancel()
        try await bus.send(Shop.Tidy())
        #expect(seen.values == [1])
    }

    @Test("what the handler throws reaches the sender as the cause", arguments: BusKind.allCases)
    func failure(kind: BusKind) async throws {
        let bus = kind.make()
        bus.handle(Shop.PlaceOrder.self, named: "orders") { throw Mishap($0.quantity) }
        let error = try #require(await delivery { try await bus.send(Shop.PlaceOrder(quantity: 3)) })
        #expect(error.code == .handlerFailed)
        #expect(error.messageType == "Shop.PlaceOrder")
        #expect(error.failures.map(\.handler) == ["orders"])
        #expect(error.cause as? Mishap == Mishap(3))
    }

    @Test("an invalid one never reaches it; a valid one does", arguments: BusKind.allCases)
    func validation(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<Int>()
        bus.handle(Shop.PlaceOrder.self) {
            seen.record($0.quantity)
            return 1
        }
        await #expect {
            try await bus.send(Shop.PlaceOrder(quantity: -3))
        } throws: { error in
            (error as? ValidationError)?.failures.map(\.field) == ["quantity"]
        }
        #expect(seen.values.isEmpty)
        try await bus.send(Shop.PlaceOrder(quantity: 3))
        #expect(seen.values == [3])
    }

    @Test("publishing it is sending it without the reply", arguments: BusKind.allCases)
    func published(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<Int>()
        bus.handle(Shop.PlaceOrder.self) {
            seen.record($0.quantity)
            return 1
        }
        switch bus {
        case .synchronous(let bus): try bus.publish(Shop.PlaceOrder(quantity: 2))
        case .asynchronous(let bus): try await bus.publish(Shop.PlaceOrder(quantity: 2))
        }
        #expect(seen.values == [2])
    }
}
