import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("A dead letter that is requeued on either bus")
struct RequeueTests {
    private let letters = InMemoryDeadLetterStore()

    private var keeping: EitherMiddleware { EitherMiddleware(.deadLetters(letters), .deadLetters(letters)) }

    private func requeue(_ bus: EitherBus) async throws {
        let id = try #require(try await letters.list().letters.first?.id)
        switch bus {
        case .synchronous(let bus): try await letters.requeue(id, on: bus)
        case .asynchronous(let bus): try await letters.requeue(id, on: bus)
        }
    }

    @Test("goes to the handler that failed and to no other, as it was, and is gone", arguments: BusKind.allCases)
    func delivered(kind: BusKind) async throws {
        let bus = kind.make([keeping])
        let seen = Recorder<String>()
        let failing = bus.subscribe(to: Shop.OrderEvent.self, named: "mailer") { _ in throw Mishap() }
        bus.subscribe(to: Shop.OrderEvent.self, named: "printer") { _ in seen.record("printer") }
        #expect(await delivery { try await bus.publish(Shop.OrderEvent.paid(amount: 5)) } != nil)

        failing.cancel()
        bus.subscribe(to: Shop.OrderEvent.self, named: "mailer") { event in
            seen.record("mailer \(event) \(MessageContext.current?.messageID ?? "")")
        }
        try await requeue(bus)

        #expect(seen.values == ["printer", "mailer paid(amount: 5) m-1"])
        #expect(try await letters.count() == 0)
    }

    @Test("stays with one attempt more where it fails again", arguments: BusKind.allCases, [true, false])
    func failsAgain(kind: BusKind, isKeeping: Bool) async throws {
        let bus = kind.make([keeping])
        let failing = bus.handle(Shop.PlaceOrder.self, named: "orders") { _ in throw Mishap(1) }
        #expect(await delivery { try await bus.send(Shop.PlaceOrder(quantity: 4)) } != nil)
        failing.cancel()

        let other = isKeeping ? bus : kind.make()
        other.handle(Shop.PlaceOrder.self, named: "orders") { throw Mishap($0.quantity) }
        let error = try #require(await delivery { try await requeue(other) })

        #expect(error.cause(as: Mishap.self) == Mishap(4))
        let letter = try #require(try await letters.list().letters.first)
        #expect(letter.attempts == 2)
        #expect(letter.errorText == "Mishap")
    }

    @Test("stays as it is where no handler of its name takes it, or several do", arguments: BusKind.allCases)
    func nobody(kind: BusKind) async throws {
        let bus = kind.make([keeping])
        let failing = bus.subscribe(to: Shop.Opened.self, named: "mailer") { _ in throw Mishap() }
        #expect(await delivery { try await bus.publish(Shop.Opened()) } != nil)
        let kept = try await letters.list()
        failing.cancel()

        bus.subscribe(to: Shop.Opened.self, named: "printer") { _ in }
        bus.subscribe(to: Shop.Closed.self, named: "mailer") { _ in }
        await #expect { try await requeue(bus) } throws: { ($0 as? RedeliveryError)?.code == .noHandler }
        for _ in 1...2 { bus.subscribe(to: Shop.Opened.self, named: "mailer") { _ in } }
        await #expect { try await requeue(bus) } throws: { ($0 as? RedeliveryError)?.code == .severalHandlers }

        #expect(try await letters.list() == kept)
    }

    @Test("isn't taken for a duplicate", arguments: BusKind.allCases)
    func notADuplicate(kind: BusKind) async throws {
        let bus = kind.make([.deduplication(), keeping])
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self, named: "mailer") { _ in
            seen.record(1)
            if seen.values.count == 1 { throw Mishap() }
        }
        #expect(await delivery { try await bus.publish(Shop.Opened()) } != nil)
        try await requeue(bus)
        #expect(seen.values == [1, 1])
        #expect(try await letters.count() == 0)
    }

    @Test("doesn't reach the handler where it has become invalid", arguments: BusKind.allCases)
    func invalid(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<Int>()
        bus.handle(Shop.PlaceOrder.self, named: "orders") {
            seen.record($0.quantity)
            return 0
        }
        let order = Envelope(
            id: "o", type: "Shop.PlaceOrder", time: .earliest, message: Shop.PlaceOrder(quantity: -1))
        try await letters.add(
            DeadLetter(
                id: "l", message: try CloudEventCodec().event(of: order), handler: "orders", error: Mishap(),
                attempts: 1, firstFailedAt: .earliest, lastFailedAt: .earliest))
        await #expect(throws: ValidationError.self) { try await requeue(bus) }
        #expect(seen.values.isEmpty)
        #expect(try await letters.list().letters.map(\.attempts) == [2])
    }
}
