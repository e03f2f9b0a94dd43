import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import Testing

@Suite("Dead letters on either bus:")
struct DeadLetterTests {
    private let letters = InMemoryDeadLetterStore()
    private let clock = ManualClock()

    private var keeping: EitherMiddleware {
        EitherMiddleware(
            .deadLetters(letters, ids: .incrementing(prefix: "l-"), clock: clock.wallClock),
            .deadLetters(letters, ids: .incrementing(prefix: "l-"), clock: clock.wallClock))
    }

    private func retrying(_ times: Int) -> EitherMiddleware {
        let policy = RetryPolicy.fixed(delay: .zero, maxRetries: times).retrying { _ in true }
        return EitherMiddleware(.retry(policy), .retry(policy))
    }

    @Test(
        "a handler that fails for good leaves its message behind, and the publisher hears of it",
        arguments: BusKind.allCases)
    func kept(kind: BusKind) async throws {
        let bus = kind.make([keeping, retrying(2)])
        let start = clock.moment
        bus.subscribe(to: Shop.OrderEvent.self, named: "mailer") { [clock] _ in
            clock.advance(by: .seconds(1))
            throw Mishap(7)
        }
        bus.subscribe(to: Shop.OrderEvent.self, named: "printer") { _ in }

        let error = try #require(
            await delivery {
                try await bus.publish(Shop.OrderEvent.paid(amount: 5), metadata: Metadata(subject: "order 7"))
            })

        #expect(error.failures.map(\.handler) == ["mailer"])
        #expect(error.cause(as: Mishap.self) == Mishap(7))
        #expect(!error.isRetryable)
        let told = try #require(error.cause as? HandlingError)
        #expect(told.code == .deadLettered && told.context["deadletter"] == "l-1")
        let letter = try #require(try await letters.list().letters.first)
        #expect(try await letters.count() == 1)
        #expect(letter.message.id == "m-1" && letter.message.type == "order.paid")
        #expect(letter.message.subject == "order 7" && letter.message.extensions["correlationid"] == "m-1")
        #expect(letter.message.data?.bytes == Array(#"{"amount":5}"#.utf8))
        #expect(letter.handler == "mailer" && letter.attempts == 3)
        #expect(letter.errorCode == .handlerFailed && letter.errorText == "Mishap")
        #expect(letter.firstFailedAt == start + .seconds(1) && letter.lastFailedAt == start + .seconds(3))
    }

    @Test("each handler that fails has a letter of its own; a command's too", arguments: BusKind.allCases)
    func perHandler(kind: BusKind) async throws {
        let bus = kind.make([keeping])
        for name in ["first", "second"] { bus.subscribe(to: Shop.Opened.self, named: name) { _ in throw Mishap() } }
        bus.handle(Shop.PlaceOrder.self, named: "orders") { _ in throw Mishap() }
        #expect(await delivery { try await bus.publish(Shop.Opened()) }?.failures.count == 2)
        #expect(await delivery { try await bus.send(Shop.PlaceOrder()) }?.failures.count == 1)
        #expect(try await letters.list().letters.map(\.handler).sorted() == ["first", "orders", "second"])
    }

    @Test("a message that fails again is the same letter", arguments: BusKind.allCases)
    func again(kind: BusKind) async throws {
        let bus = kind.make([keeping])
        bus.subscribe(to: Shop.Opened.self, named: "mailer") { _ in throw Mishap() }
        let envelope = Envelope(id: "a", type: "Shop.Opened", time: .earliest, message: Shop.Opened())
        for _ in 1...3 { #expect(await delivery { try await bus.publish(envelope) } != nil) }
        #expect(try await letters.list().letters.map(\.attempts) == [3])
    }

    @Test("the error's text in a letter shows nothing of a foreign error but its type", arguments: BusKind.allCases)
    func privacy(kind: BusKind) async throws {
        struct Telltale: Error, CustomStringConvertible { let description = "secret" }
        let bus = kind.make([keeping])
        bus.subscribe(to: Shop.Opened.self) { _ in throw Telltale() }
        let error = try #require(await delivery { try await bus.publish(Shop.Opened(name: "secret")) })
        let letter = try #require(try await letters.list().letters.first)
        #expect(letter.errorText == "DeadLetterTests.Telltale")
        #expect(!"\(error)".contains("secret"))
    }

    @Test("where the letter can't be kept the publisher hears of both failures", arguments: BusKind.allCases)
    func lost(kind: BusKind) async throws {
        let full = InMemoryDeadLetterStore(capacity: 0)
        let bus = kind.make([EitherMiddleware(.deadLetters(full), .deadLetters(full))])
        bus.subscribe(to: Shop.Opened.self, named: "mailer") { _ in throw Mishap(3) }
        let error = try #require(await delivery { try await bus.publish(Shop.Opened()) })
        #expect((error.cause as? HandlingError)?.code == .deadLetterLost)
        #expect(error.description.contains("no room for more than 0 dead letters"))
        #expect(error.cause(as: Mishap.self) == Mishap(3))
    }

    @Test("a duplicate that is refused leaves none", arguments: BusKind.allCases)
    func duplicates(kind: BusKind) async throws {
        let bus = kind.make([keeping, .deduplication()])
        bus.handle(Shop.PlaceOrder.self) { $0.quantity }
        let order = Envelope(id: "o", type: "Shop.PlaceOrder", time: .earliest, message: Shop.PlaceOrder())
        try await bus.send(order)
        #expect(await delivery { try await bus.send(order) } != nil)
        #expect(try await letters.count() == 0)
    }

    @Test("what the publisher cancels leaves none, what gives up by itself does")
    func cancellation() async throws {
        let bus = InMemoryAsyncMessageBus(middleware: [.deadLetters(letters)])
        let started = Gate()
        bus.subscribe(to: Shop.Opened.self) { _ in
            started.open()
            await Gate().wait()
            try Task.checkCancellation()
        }
        bus.subscribe(to: Shop.Closed.self, named: "quitter") { _ in throw CancellationError() }
        let publishing = Task { await delivery { try await bus.publish(Shop.Opened()) } }
        await started.wait()
        publishing.cancel()
        #expect(await publishing.value?.cause is CancellationError)
        #expect(await delivery { try await bus.publish(Shop.Closed()) } != nil)
        #expect(try await letters.list().letters.map(\.handler) == ["quitter"])
    }
}
