import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("A conversation goes on by itself")
struct ConversationTests {
    private let stamp = MessageStamp(ids: .incrementing(prefix: "m-"), clock: .fixed(.earliest))

    @Test("from message to message: one correlation, each caused by the one before, on the bus on the caller's thread")
    func chain() throws {
        let bus = InMemoryMessageBus(stamp: stamp)
        let seen = Recorder<[String?]>()
        bus.handle(envelopesOf: Shop.PlaceOrder.self) { envelope in
            seen.record(envelope.line)
            try bus.publish(Shop.OrderEvent.created(number: 1))
            return 1
        }
        bus.subscribe(toEnvelopesOf: Shop.OrderEvent.self) { envelope in
            seen.record(envelope.line)
            try bus.publish(Shop.Closed())
        }
        bus.subscribe(toEnvelopesOf: Shop.Closed.self) { seen.record($0.line) }

        try bus.publish(Shop.PlaceOrder())
        try bus.publish(Shop.Closed())

        #expect(
            seen.values == [["m-1", "m-1", nil], ["m-2", "m-1", "m-1"], ["m-3", "m-1", "m-2"], ["m-4", "m-4", nil]])
    }

    @Test("from message to message: one correlation, each caused by the one before, on the asynchronous bus")
    func asyncChain() async throws {
        let bus = InMemoryAsyncMessageBus(stamp: stamp)
        let seen = Recorder<[String?]>()
        bus.handle(envelopesOf: Shop.PlaceOrder.self) { envelope in
            seen.record(envelope.line)
            try await bus.publish(Shop.OrderEvent.created(number: 1))
            return 1
        }
        bus.subscribe(to: Shop.OrderEvent.self) { _ in }
        bus.subscribe(toEnvelopesOf: Shop.OrderEvent.self) { envelope in
            seen.record(envelope.line)
            try await bus.publish(Shop.Closed())
        }
        bus.subscribe(toEnvelopesOf: Shop.Closed.self) { seen.record($0.line) }

        try await bus.publish(Shop.PlaceOrder())
        try await bus.publish(Shop.Closed())

        #expect(
            seen.values == [["m-1", "m-1", nil], ["m-2", "m-1", "m-1"], ["m-3", "m-1", "m-2"], ["m-4", "m-4", nil]])
    }

    @Test("into the child tasks of a handler, and the tasks that it starts")
    func childTasks() async throws {
        let bus = InMemoryAsyncMessageBus(stamp: stamp)
        let seen = Recorder<[String?]>()
        bus.handle(Shop.Tidy.self) { _ in
            async let child: Void = bus.publish(Shop.Closed())
            try await child
            try await withThrowingTaskGroup { group in
                group.addTask { try await bus.publish(Shop.Closed()) }
                try await group.waitForAll()
            }
            try await Task { try await bus.publish(Shop.Closed()) }.value
        }
        bus.subscribe(toEnvelopesOf: Shop.Closed.self) { seen.record($0.line) }

        try await bus.publish(Shop.Tidy())

        #expect(seen.values == [["m-2", "m-1", "m-1"], ["m-3", "m-1", "m-1"], ["m-4", "m-1", "m-1"]])
    }

    @Test("with the trace that the first message came with")
    func trace() async throws {
        let bus = InMemoryAsyncMessageBus(stamp: stamp)
        let seen = Recorder<Metadata>()
        bus.handle(Shop.Tidy.self) { _ in try await bus.publish(Shop.Closed()) }
        bus.subscribe(toEnvelopesOf: Shop.Closed.self) { seen.record($0.metadata) }

        try await bus.publish(Shop.Tidy(), metadata: Metadata(traceParent: "00-4bf9-00f0-01", traceState: "a=1"))

        #expect(seen.values.map(\.traceParent) == ["00-4bf9-00f0-01"])
        #expect(seen.values.map(\.traceState) == ["a=1"])
    }

    @Test("unless a handler says otherwise", arguments: BusKind.allCases)
    func explicit(kind: BusKind) async throws {
        let bus = kind.make()
        let seen = Recorder<[String?]>()
        bus.subscribe(toEnvelopesOf: Shop.Closed.self) { seen.record($0.line) }
        try await MessageContext.handling(id: "outer", correlationID: "talk") {
            try await bus.publish(Shop.Closed(), metadata: Metadata(correlationID: "mine"))
            try await bus.publish(Shop.Closed(), metadata: Metadata(causationID: "cause"))
            try await bus.publish(Shop.Closed())
        }
        #expect(seen.values == [["m-1", "mine", "outer"], ["m-2", "talk", "cause"], ["m-3", "talk", "outer"]])
    }

    @Test("and ends with the handler: what comes after it is another conversation", arguments: BusKind.allCases)
    func ends(kind: BusKind) async throws {
        let bus = kind.make()
        bus.subscribe(to: Shop.Closed.self) { _ in #expect(MessageContext.current?.messageID == "m-1") }
        try await bus.publish(Shop.Closed())
        #expect(MessageContext.current == nil)
    }
}

extension Envelope {
    /// Id, correlation and causation.
    fileprivate var line: [String?] { [id, metadata.correlationID, metadata.causationID] }
}
