import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import Synchronization
import Testing

@Suite("Deduplication")
struct DeduplicationTests {
    private func opened(_ id: String, source: String = "/shop") -> Envelope<Shop.Opened> {
        Envelope(
            id: id, type: "Shop.Opened", time: .earliest, metadata: Metadata(source: source), message: Shop.Opened())
    }

    @Test("keeps each subscriber from handling an event twice, by source and id", arguments: BusKind.allCases)
    func events(kind: BusKind) async throws {
        let bus = kind.make([.deduplication()])
        let seen = Recorder<String>()
        // Nobody has named them, and both are registered on one line.
        for name in ["first", "second"] { bus.subscribe(to: Shop.Opened.self) { _ in seen.record(name) } }
        for id in ["a", "b", "a"] { try await bus.publish(opened(id)) }
        try await bus.publish(opened("a", source: "/other"))
        #expect(seen.values.sorted() == ["first", "first", "first", "second", "second", "second"])
    }

    @Test("forgets a handling that failed", arguments: BusKind.allCases)
    func failures(kind: BusKind) async throws {
        let bus = kind.make([.deduplication()])
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            seen.record(1)
            if seen.values.count == 1 { throw Mishap() }
        }
        #expect(await delivery { try await bus.publish(opened("a")) } != nil)
        try await bus.publish(opened("a"))
        try await bus.publish(opened("a"))
        #expect(seen.values == [1, 1])
    }

    @Test("passes a repeated command for handled, and refuses one whose reply isn't kept", arguments: BusKind.allCases)
    func commands(kind: BusKind) async throws {
        let bus = kind.make([.deduplication()])
        let seen = Recorder<Int>()
        bus.handle(Shop.Tidy.self) { _ in seen.record(1) }
        bus.handle(Shop.PlaceOrder.self) { $0.quantity }
        let tidy = Envelope(id: "t", type: "Shop.Tidy", time: .earliest, message: Shop.Tidy())
        let order = Envelope(id: "o", type: "Shop.PlaceOrder", time: .earliest, message: Shop.PlaceOrder())
        for _ in 1...2 { try await bus.send(tidy) }
        try await bus.send(order)
        let error = try #require(await delivery { try await bus.send(order) })
        #expect((error.cause as? HandlingError)?.code == .alreadyHandled)
        #expect(seen.values == [1])
    }

    @Test("refuses a message that comes again from within its own handling")
    func nested() throws {
        let bus = InMemoryMessageBus(middleware: [.deduplication()])
        let seen = Recorder<Int>()
        bus.subscribe(to: Shop.Opened.self) { _ in
            seen.record(1)
            try bus.publish(opened("a"))
        }
        #expect {
            try bus.publish(opened("a"))
        } throws: { error in
            (error as? DeliveryError)?.cause(as: HandlingError.self)?.code == .messageInProgress
        }
        #expect(seen.values == [1])
    }

    @Test("refuses a duplicate while the handler is at it, which is worth a retry")
    func concurrentDuplicate() async throws {
        let bus = InMemoryAsyncMessageBus(middleware: [.deduplication()])
        let (started, finish) = (Gate(), Gate())
        bus.subscribe(to: Shop.Opened.self) { _ in
            started.open()
            await finish.wait()
        }
        let first = Task { try await bus.publish(opened("a")) }
        await started.wait()
        let error = try #require(await delivery { try await bus.publish(opened("a")) })
        finish.open()
        try await first.value
        #expect(error.cause(as: HandlingError.self)?.code == .messageInProgress)
        #expect(error.isRetryable)
        try await bus.publish(opened("a"))
    }

    @Test("goes by a memory of one's own where there is one, which outlasts the bus")
    func injected() async throws {
        let memory = Notebook()
        let seen = Recorder<Int>()
        for _ in 1...2 {
            let bus = InMemoryAsyncMessageBus(middleware: [.deduplication(memory)])
            bus.subscribe(to: Shop.Opened.self, named: "mailer") { _ in seen.record(1) }
            try await bus.publish(opened("a"))
        }
        #expect(seen.values == [1])
        #expect(memory.messages == [HandledMessage(handler: "mailer", source: "/shop", messageID: "a")])
    }

    @Test("in memory forgets what was asked for longest ago, and holds no more than there is room for")
    func bounded() {
        let memory = RecentMessages(capacity: 3)
        func message(_ id: Int) -> HandledMessage { HandledMessage(handler: "h", source: "/", messageID: "\(id)") }
        for id in 1...3 { memory.insert(message(id)) }
        #expect(memory.contains(message(1)))
        memory.insert(message(4))
        #expect((1...4).map { memory.contains(message($0)) } == [true, false, true, true])
        for id in 5...1000 {
            memory.insert(message(id))
            #expect(memory.contains(message(id)) && memory.count <= 3)
        }
    }
}

private final class Notebook: HandledMessageStore {
    private let known = Mutex<Set<HandledMessage>>([])

    var messages: Set<HandledMessage> { known.withLock { $0 } }

    func contains(_ message: HandledMessage) async throws -> Bool { messages.contains(message) }

    func insert(_ message: HandledMessage) async throws { known.withLock { _ = $0.insert(message) } }
}
