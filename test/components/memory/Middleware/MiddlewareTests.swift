import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("On either bus a middleware")
struct MiddlewareTests {
    @Test("stands around the handler, the first of the list outermost", arguments: BusKind.allCases)
    func order(kind: BusKind) async throws {
        let seen = Recorder<String>()
        let bus = kind.make([.noting("a", seen), .noting("b", seen), .noting("c", seen)])
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record("handler") }
        try await bus.publish(Shop.Opened())
        #expect(seen.values == ["a in", "b in", "c in", "handler", "c out", "b out", "a out"])
    }

    @Test("of one handler stands inside of the bus's, and around no other", arguments: BusKind.allCases)
    func ofOneHandler(kind: BusKind) async throws {
        let seen = Recorder<String>()
        let bus = kind.make([.noting("bus", seen)])
        bus.subscribe(to: Shop.Opened.self, through: [.noting("own", seen)]) { _ in seen.record("handler") }
        bus.subscribe(to: Shop.Closed.self) { _ in seen.record("other") }
        try await bus.publish(Shop.Opened())
        try await bus.publish(Shop.Closed())
        #expect(
            seen.values == [
                "bus in", "own in", "handler", "own out", "bus out", "bus in", "other", "bus out",
            ])
    }

    @Test("composes with another into one", arguments: BusKind.allCases)
    func composition(kind: BusKind) async throws {
        let seen = Recorder<String>()
        let (a, b) = (EitherMiddleware.noting("a", seen), EitherMiddleware.noting("b", seen))
        let both = EitherMiddleware(a.synchronous.then(b.synchronous), a.asynchronous.then(b.asynchronous))
        let bus = kind.make([both])
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record("handler") }
        try await bus.publish(Shop.Opened())
        #expect(seen.values == ["a in", "b in", "handler", "b out", "a out"])
    }

    @Test("learns what is handled, and by whom", arguments: BusKind.allCases)
    func handling(kind: BusKind) async throws {
        let seen = Recorder<Handling>()
        let bus = kind.make([.looking { seen.record($0) }])
        bus.subscribe(to: Shop.OrderEvent.self, named: "mailer") { _ in }
        bus.handle(Shop.PlaceOrder.self, named: "orders") { $0.quantity }

        try await bus.publish(Shop.OrderEvent.paid(amount: 5), metadata: Metadata(source: "/shop", subject: "7"))
        try await bus.send(Shop.PlaceOrder())

        let (event, command) = (try #require(seen.values.first), try #require(seen.values.last))
        #expect(event.kind == .event && event.messageType == "order.paid" && event.messageID == "m-1")
        #expect(event.handler == "mailer" && !event.expectsReply && event.schemaVersion == 1)
        #expect(event.metadata == Metadata(source: "/shop", subject: "7", correlationID: "m-1"))
        #expect(try event.cloudEvent().data?.bytes == Array(#"{"amount":5}"#.utf8))
        #expect(command.kind == .command && command.messageType == "Shop.PlaceOrder" && command.handler == "orders")
        #expect(command.expectsReply)
    }

    @Test("wraps each subscriber on its own", arguments: BusKind.allCases)
    func eachSubscriber(kind: BusKind) async throws {
        let seen = Recorder<String>()
        let bus = kind.make([.looking { seen.record($0.handler) }])
        for name in ["first", "second"] { bus.subscribe(to: Shop.Opened.self, named: name) { _ in } }
        try await bus.publish(Shop.Opened())
        #expect(seen.values.sorted() == ["first", "second"])
    }

    @Test("works in the conversation of the message", arguments: BusKind.allCases)
    func context(kind: BusKind) async throws {
        let seen = Recorder<String?>()
        let bus = kind.make([.looking { _ in seen.record(MessageContext.current?.messageID) }])
        bus.handle(Shop.Tidy.self) { _ in }
        try await bus.send(Shop.Tidy())
        #expect(seen.values == ["m-1"])
    }

    @Test("lets the reply through, and failures with their cause", arguments: BusKind.allCases)
    func through(kind: BusKind) async throws {
        let bus = kind.make([.looking { _ in }])
        bus.handle(Shop.PlaceOrder.self, named: "orders") { command in
            guard command.quantity < 5 else { throw Mishap(command.quantity) }
            return command.quantity * 10
        }
        #expect(try await bus.send(Shop.PlaceOrder(quantity: 4)) == 40)
        let error = try #require(await delivery { try await bus.send(Shop.PlaceOrder(quantity: 5)) })
        #expect(error.failures.map(\.handler) == ["orders"])
        #expect(error.cause as? Mishap == Mishap(5))
    }

    @Test("that lets a command be fails it where a reply is expected, and only there", arguments: BusKind.allCases)
    func swallowing(kind: BusKind) async throws {
        let bus = kind.make([.swallowing])
        let seen = Recorder<Int>()
        bus.handle(Shop.PlaceOrder.self) { $0.quantity }
        bus.handle(Shop.Tidy.self) { _ in seen.record(1) }
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record(2) }

        try await bus.send(Shop.Tidy())
        try await bus.publish(Shop.Opened())
        let error = try #require(await delivery { try await bus.send(Shop.PlaceOrder()) })

        #expect((error.cause as? HandlingError)?.code == .noReply)
        #expect(seen.values.isEmpty)
    }

    @Test(
        "for validation keeps an invalid event from its subscribers, and lets a valid one through to all of them",
        arguments: BusKind.allCases)
    func validation(kind: BusKind) async throws {
        struct Rated: Event, Validated {
            var stars: Int
            static let validation = Validation<Self> { Field("stars", \.stars, .positive) }
        }
        let bus = kind.make([EitherMiddleware(.validation, .validation)])
        let seen = Recorder<Int>()
        for _ in 1...2 { bus.subscribe(to: Rated.self) { seen.record($0.stars) } }
        let error = try #require(await delivery { try await bus.publish(Rated(stars: -1)) })
        try await bus.publish(Rated(stars: 5))
        #expect(error.cause(as: ValidationError.self)?.failures.map(\.field) == ["stars"])
        #expect(seen.values == [5, 5])
    }
}
