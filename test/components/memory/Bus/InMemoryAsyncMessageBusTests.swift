import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("The asynchronous bus")
struct InMemoryAsyncMessageBusTests {
    private let bus = InMemoryAsyncMessageBus()

    @Test("runs the subscribers of one event concurrently: two that wait for each other both finish")
    func concurrency() async throws {
        let (first, second) = (Gate(), Gate())
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            first.open()
            await second.wait()
            seen.record(1)
        }
        bus.subscribe(to: Shop.Opened.self) { _ in
            second.open()
            await first.wait()
            seen.record(2)
        }
        try await bus.publish(Shop.Opened())
        #expect(seen.values.sorted() == [1, 2])
    }

    @Test("returns when every subscriber has finished, not when the first has failed")
    func waitsForAll() async throws {
        let failed = Gate()
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            defer { failed.open() }
            throw Mishap(1)
        }
        bus.subscribe(to: Shop.Opened.self) { _ in
            await failed.wait()
            await Task.yield()
            seen.record(Task.isCancelled ? -1 : 2)
        }
        let error = try #require(await delivery { try await bus.publish(Shop.Opened()) })
        #expect(error.failures.count == 1)
        #expect(seen.values == [2])
    }

    @Test("tells failures in the order of registration, however they came")
    func failureOrder() async throws {
        let secondFailed = Gate()
        bus.subscribe(to: Shop.Opened.self, named: "first") { _ in
            await secondFailed.wait()
            throw Mishap(1)
        }
        bus.subscribe(to: Shop.Opened.self, named: "second") { _ in
            defer { secondFailed.open() }
            throw Mishap(2)
        }
        let error = try #require(await delivery { try await bus.publish(Shop.Opened()) })
        #expect(error.failures.map(\.handler) == ["first", "second"])
    }

    @Test("takes the caller's cancellation to every subscriber, and counts theirs as failures", arguments: [1, 2, 3])
    func cancellation(subscribers: Int) async throws {
        let started = (1...subscribers).map { _ in Gate() }
        for gate in started {
            bus.subscribe(to: Shop.Opened.self) { _ in
                gate.open()
                await Gate().wait()
                try Task.checkCancellation()
            }
        }
        let publishing = Task { [bus] in await delivery { try await bus.publish(Shop.Opened()) } }
        for gate in started { await gate.wait() }
        publishing.cancel()
        let error = try #require(await publishing.value)
        #expect(error.failures.count == subscribers)
        #expect(error.failures.allSatisfy { $0.error is CancellationError })
    }

    @Test("takes the caller's cancellation to the handler of a command")
    func commandCancellation() async throws {
        let started = Gate()
        bus.handle(Shop.Tidy.self) { _ in
            started.open()
            await Gate().wait()
            try Task.checkCancellation()
        }
        let sending = Task { [bus] in await delivery { try await bus.publish(Shop.Tidy()) } }
        await started.wait()
        sending.cancel()
        #expect(await sending.value?.cause is CancellationError)
    }

    @Test("counts a subscriber that gives up by itself as failed, and lets the others finish")
    func ownCancellation() async throws {
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self, named: "quitter") { _ in throw CancellationError() }
        bus.subscribe(to: Shop.Opened.self) { _ in seen.record(2) }
        let error = try #require(await delivery { try await bus.publish(Shop.Opened()) })
        #expect(error.failures.map(\.handler) == ["quitter"])
        #expect(error.cause is CancellationError)
        #expect(seen.values == [2])
    }

    @Test("takes an event to all its subscribers also where the caller has been cancelled before")
    func cancelledBefore() async throws {
        let seen = Recorder<Int>()
        for number in 1...3 { bus.subscribe(to: Shop.Opened.self) { _ in seen.record(number) } }
        let go = Gate()
        let publishing = Task { [bus] in
            await go.wait()
            try await bus.publish(Shop.Opened())
        }
        publishing.cancel()
        go.open()
        try await publishing.value
        #expect(seen.values.sorted() == [1, 2, 3])
    }

    @Test("delivers what a handler publishes before the handler's publishing returns")
    func nested() async throws {
        let seen = Recorder<String>()
        bus.subscribe(to: Shop.Opened.self) { [bus] _ in
            try await bus.publish(Shop.Closed())
            seen.record("back")
        }
        bus.subscribe(to: Shop.Closed.self) { _ in seen.record("closed") }
        try await bus.publish(Shop.Opened())
        #expect(seen.values == ["closed", "back"])
    }
}
