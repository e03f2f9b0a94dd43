import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import Testing

@Suite("The retrying middleware")
struct RetryMiddlewareTests {
    private static let policy = RetryPolicy.fixed(delay: .zero, maxRetries: 2).retrying { $0 is Mishap }
    private static let retrying = EitherMiddleware(.retry(policy), .retry(policy))

    @Test("calls the handler again, and no other handler of the message", arguments: BusKind.allCases)
    func perHandler(kind: BusKind) async throws {
        let bus = kind.make([Self.retrying])
        let seen = Recorder<String>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            seen.record("flaky")
            if seen.values.count(where: { $0 == "flaky" }) < 3 { throw Mishap() }
        }
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record("steady") }
        try await bus.publish(Shop.Opened())
        #expect(seen.values.sorted() == ["flaky", "flaky", "flaky", "steady"])
    }

    @Test("gives up with the last failure, unchanged, after as many calls as it says", arguments: BusKind.allCases)
    func givesUp(kind: BusKind) async throws {
        let attempts = Recorder<Int>()
        let counting = HandlingObserver { handling in { _ in attempts.record(handling.attempts) } }
        let bus = kind.make([EitherMiddleware(.observing(counting), .observing(counting)), Self.retrying])
        let seen = Recorder<Int>()
        bus.handle(Shop.Tidy.self, named: "tidier") { _ in
            seen.record(0)
            throw Mishap(seen.values.count)
        }
        let error = try #require(await delivery { try await bus.send(Shop.Tidy()) })
        #expect(error.failures.map(\.handler) == ["tidier"])
        #expect(error.cause as? Mishap == Mishap(3))
        #expect(attempts.values == [3])
    }

    @Test("gives back the reply of the attempt that succeeded", arguments: BusKind.allCases)
    func reply(kind: BusKind) async throws {
        let bus = kind.make([Self.retrying])
        let seen = Recorder<Int>()
        bus.handle(Shop.PlaceOrder.self) { _ in
            seen.record(0)
            guard seen.values.count == 2 else { throw Mishap() }
            return seen.values.count
        }
        #expect(try await bus.send(Shop.PlaceOrder()) == 2)
    }

    @Test("leaves errors alone that aren't worth a retry", arguments: BusKind.allCases)
    func otherErrors(kind: BusKind) async throws {
        struct Final: Error {}
        let bus = kind.make([Self.retrying])
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            seen.record(1)
            throw Final()
        }
        #expect(await delivery { try await bus.publish(Shop.Opened()) }?.cause is Final)
        #expect(seen.values == [1])
    }

    @Test("on the caller's thread pauses as the policy says")
    func blockingPauses() throws {
        let pauses = Recorder<Duration>()
        let policy = RetryPolicy.linear(maxRetries: 2).retrying { _ in true }
        let bus = InMemoryMessageBus(middleware: [.retry(policy) { pauses.record($0) }])
        bus.subscribe(to: Shop.Opened.self) { _ in throw Mishap() }
        #expect(throws: DeliveryError.self) { try bus.publish(Shop.Opened()) }
        #expect(pauses.values == [.seconds(1), .seconds(2)])
    }

    @Test("on the asynchronous bus waits by its clock")
    func waits() async throws {
        let clock = ManualClock()
        let policy = RetryPolicy.fixed(delay: .seconds(30), maxRetries: 1).retrying { _ in true }
        let bus = InMemoryAsyncMessageBus(middleware: [.retry(policy, clock: clock)])
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            seen.record(1)
            if seen.values.count == 1 { throw Mishap() }
        }
        let publishing = Task { try await bus.publish(Shop.Opened()) }
        await clock.waitForSleepers()
        #expect(seen.values.count == 1)
        clock.advance(by: .seconds(30))
        try await publishing.value
        #expect(seen.values.count == 2)
    }
}
