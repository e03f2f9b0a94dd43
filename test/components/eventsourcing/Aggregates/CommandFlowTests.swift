import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Synchronization
import Testing

@Suite("From a command to what follows from it")
struct CommandFlowTests {
    /// Fills a purse and takes something out again.
    private struct Shop: Command {
        typealias Reply = Decimal
        var purse: String
        var pays: [Decimal]
    }

    private let store = InMemoryEventStore()
    private let bus = InMemoryAsyncMessageBus(stamp: MessageStamp(ids: .incrementing(prefix: "m")))
    private let purses: AggregateRepository<Purse>

    init() {
        let purses = AggregateRepository<Purse>(store: store, bus: bus, ids: .incrementing(prefix: "e"))
        self.purses = purses
        bus.handle(Shop.self) { command in
            try await purses.execute(command.purse) { purse in
                purse.fill(100) + command.pays.map { .spent(amount: $0, note: nil) }
            }.state.balance
        }
    }

    @Test("its events are stored and told, in one conversation, and the aggregate is rebuilt from them")
    func flow() async throws {
        let told = Mutex<[Envelope<Purse.Event>]>([])
        bus.subscribe(toEnvelopesOf: Purse.Event.self) { envelope in told.withLock { $0.append(envelope) } }

        let left = try await bus.send(Shop(purse: "P", pays: [20, 5]))

        let events: [Purse.Event] = [.filled(amount: 100), .spent(amount: 20, note: nil), .spent(amount: 5, note: nil)]
        let stored = try await store.read(LogQuery()).events
        let envelopes = told.withLock { $0 }
        #expect(envelopes.map(\.message) == events)
        #expect(envelopes.map(\.id) == ["e1", "e2", "e3"] && stored.map(\.id) == ["e1", "e2", "e3"])
        #expect(envelopes.map(\.metadata) == stored.map(\.metadata))
        #expect(Set(stored.map(\.metadata.correlationID)) == ["m1"])
        #expect(Set(stored.map(\.metadata.causationID)) == ["m1"])
        let purse = try await purses.load("P")
        #expect(purse.state.balance == 75 && purse.version == 3 && left == 75)
    }

    @Test("commands to several aggregates stay apart, and each is a conversation of its own")
    func apart() async throws {
        _ = try await bus.send(Shop(purse: "P", pays: [20]))
        _ = try await bus.send(Shop(purse: "Q", pays: []))
        #expect(try await purses.load("P").state.balance == 80)
        #expect(try await purses.load("Q").state.balance == 100)
        let stored = try await store.read(LogQuery()).events
        #expect(stored.map(\.metadata.correlationID) == ["m1", "m1", "m2"])
        #expect(stored.map(\.stream.id) == ["P", "P", "Q"])
    }
}
