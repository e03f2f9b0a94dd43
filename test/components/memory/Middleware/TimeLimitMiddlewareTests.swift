import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import Testing

@Suite("The time limit")
struct TimeLimitMiddlewareTests {
    private let clock = ManualClock()

    @Test("cancels a handler that takes longer, and says so by name")
    func late() async throws {
        let bus = InMemoryAsyncMessageBus(middleware: [.timeLimit(.seconds(5), clock: clock)])
        bus.handle(Shop.Tidy.self, named: "tidier") { _ in
            await Gate().wait()
            try Task.checkCancellation()
        }
        let sending = Task { await delivery { try await bus.send(Shop.Tidy()) } }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(5))
        let error = try #require(await sending.value?.cause as? HandlingError)
        #expect(error.code == .timeLimitExceeded)
        #expect(error.message == "tidier took longer than 5.0 seconds to handle Shop.Tidy")
        #expect(error.isRetryable)
        #expect(error.cause == nil)
    }

    @Test("counts as exceeded also where the handler ends well after all, or throws something of its own")
    func lateSuccess() async throws {
        let bus = InMemoryAsyncMessageBus(middleware: [.timeLimit(.seconds(5), clock: clock)])
        bus.subscribe(to: Shop.Opened.self) { _ in await Gate().wait() }
        bus.subscribe(to: Shop.Opened.self) { _ in
            await Gate().wait()
            throw Mishap(4)
        }
        let publishing = Task { await delivery { try await bus.publish(Shop.Opened()) } }
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(5))
        let errors = try #require(await publishing.value?.failures.map(\.error))
        #expect(errors.map { ($0 as? HandlingError)?.code } == [.timeLimitExceeded, .timeLimitExceeded])
        #expect((errors.last as? HandlingError)?.cause as? Mishap == Mishap(4))
    }

    @Test("lets through what is in time: the reply, and the handler's own failure")
    func inTime() async throws {
        let bus = InMemoryAsyncMessageBus(middleware: [.timeLimit(.seconds(5), clock: clock)])
        bus.handle(Shop.PlaceOrder.self) { command in
            guard command.quantity < 5 else { throw Mishap(command.quantity) }
            return command.quantity
        }
        #expect(try await bus.send(Shop.PlaceOrder(quantity: 3)) == 3)
        #expect(await delivery { try await bus.publish(Shop.PlaceOrder(quantity: 5)) }?.cause as? Mishap == Mishap(5))
    }

    @Test("counts each attempt anew further in than the retry")
    func eachAttempt() async throws {
        let policy = RetryPolicy.fixed(delay: .zero, maxRetries: 1)
        let bus = InMemoryAsyncMessageBus(middleware: [.retry(policy), .timeLimit(.seconds(5), clock: clock)])
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            seen.record(1)
            if seen.values.count == 1 { await Gate().wait() }
        }
        let publishing = Task { try await bus.publish(Shop.Opened()) }
        await clock.waitForSleepers()
        clock.advance(by: .seconds(5))
        try await publishing.value
        #expect(seen.values.count == 2)
    }

    @Test("isn't what a publisher's own cancellation is called")
    func cancellation() async throws {
        let bus = InMemoryAsyncMessageBus(middleware: [.timeLimit(.seconds(5), clock: clock)])
        bus.subscribe(to: Shop.Opened.self) { _ in
            await Gate().wait()
            try Task.checkCancellation()
        }
        let publishing = Task { await delivery { try await bus.publish(Shop.Opened()) } }
        await clock.waitForSleepers()
        publishing.cancel()
        #expect(await publishing.value?.cause is CancellationError)
    }
}
