import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Synchronization
import Testing

@Suite("Stored events on the bus")
struct DeliveryTests {
    /// A bus that keeps what is published, and fails where it is told to.
    private final class NotingBus: AsyncMessageBus {
        struct Refused: Error {}
        typealias Note = (id: String, event: Purse.Event, headThen: Int, correlationID: String?)

        let stamp = MessageStamp()
        private let store: any EventStore
        private let refused: Set<String>
        private let taken = Mutex<[Note]>([])
        var notes: [Note] { taken.withLock { $0 } }

        init(_ store: any EventStore, refusing refused: Set<String> = []) {
            self.store = store
            self.refused = refused
        }

        func publish<Content: Event>(_ envelope: Envelope<Content>) async throws {
            let head = try await store.head()
            guard let event = envelope.message as? Purse.Event else { return }
            taken.withLock { $0.append((envelope.id, event, head, envelope.metadata.correlationID)) }
            if refused.contains(envelope.id) { throw Refused() }
        }

        func subscribe<Content: Event>(_ subscriber: AsyncEventSubscriber<Content>) -> Registration { Registration {} }
        func handle<Content: Command>(_ handler: AsyncCommandHandler<Content>) -> Registration { Registration {} }
        func send<Content: Command>(_ envelope: Envelope<Content>) async throws -> Content.Reply { throw Refused() }
        func redeliver(_ event: CloudEvent, toHandler name: String) async throws { throw Refused() }
    }

    private let store = InMemoryEventStore()

    private func purses(_ bus: NotingBus) -> AggregateRepository<Purse> {
        AggregateRepository(store: store, bus: bus, ids: .incrementing(prefix: "e"))
    }

    @Test("reach it after they are stored, in their order, in the envelopes under which they are stored")
    func delivers() async throws {
        let bus = NotingBus(store)
        try await purses(bus).execute("P") { $0.fill(1) + $0.fill(2) }
        #expect(bus.notes.map(\.id) == ["e1", "e2"])
        #expect(bus.notes.map(\.event) == [.filled(amount: 1), .filled(amount: 2)])
        #expect(bus.notes.map(\.headThen) == [2, 2])
        #expect(bus.notes.map(\.correlationID) == ["e1", "e1"])
    }

    @Test("that a subscriber failed on are told as stored but not delivered, which nobody retries")
    func tellsFailures() async throws {
        let bus = NotingBus(store, refusing: ["e1"])
        let error = await #expect(throws: StoredButNotDelivered.self) {
            try await purses(bus).execute("P") { $0.fill(1) + $0.fill(2) }
        }
        #expect(error?.failures.count == 1 && error?.cause is NotingBus.Refused)
        #expect(error?.result.positions == 1...2 && error?.isRetryable == false)
        #expect(bus.notes.map(\.id) == ["e1", "e2"])
        #expect(try await store.head() == 2)
    }

    @Test("leave a save that couldn't deliver them saved")
    func leavesSaved() async throws {
        let purses = purses(NotingBus(store, refusing: ["e2"]))
        try await purses.execute("P") { $0.fill(1) }
        var purse = try await purses.load("P")
        purse.record { $0.fill(2) }
        await #expect(throws: StoredButNotDelivered.self) { try await purses.save(&purse) }
        #expect(purse.pending.isEmpty && purse.version == 2)
    }

    @Test("reach it once when the outcome of the append that stored them was unknown at first, with a command too")
    func deliversAfterUnknown() async throws {
        let bus = NotingBus(store)
        let scripted = ScriptedStore([.storeAndFail(unknown), .storeAndFail(unknown), .pass], over: store)
        let purses = AggregateRepository<Purse>(store: scripted, bus: bus, ids: .incrementing(prefix: "e"))
        let done = try await purses.execute("P", command: CommandKey(id: "c", fingerprint: "f")) {
            $0.fill(1) + $0.fill(2)
        }
        #expect(!done.isRepeat && done.version == 2 && done.position == 2 && done.state.balance == 3)
        #expect(bus.notes.map(\.id) == ["e1", "e2"])
    }

    @Test("don't reach it when nothing was stored, or when a command is repeated")
    func deliversNothing() async throws {
        let bus = NotingBus(store)
        let purses = purses(bus)
        await #expect(throws: Purse.Rejection.self) { try await purses.execute("P") { try $0.spend(1) } }
        #expect(bus.notes.isEmpty)
        for _ in 1...3 {
            try await purses.execute("P", command: CommandKey(id: "c", fingerprint: "f")) { $0.fill(1) }
        }
        #expect(bus.notes.map(\.id) == ["e1"])
    }
}
