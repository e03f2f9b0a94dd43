import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import Testing

@Suite("Conversations of stored events")
struct ConversationTests {
    private let store = InMemoryEventStore()
    private let purses: AggregateRepository<Purse>

    init() {
        purses = AggregateRepository(store: store, ids: .incrementing(prefix: "e"))
    }

    @Test("what is stored while a message is handled belongs to its conversation, without a line of user code")
    func continues() async throws {
        try await MessageContext.handling(
            id: "m-1", correlationID: "c-1", traceParent: "00-trace", traceState: "a=1"
        ) {
            _ = try await purses.execute("P") { $0.fill(1) + $0.fill(2) }
        }
        for event in try await store.read(LogQuery()).events {
            #expect(event.metadata.correlationID == "c-1" && event.metadata.causationID == "m-1")
            #expect(event.metadata.traceParent == "00-trace" && event.metadata.traceState == "a=1")
        }
        let found = try await store.read(LogQuery(filter: EventFilter(correlationID: "c-1"))).events
        #expect(found.map(\.id) == ["e1", "e2"])
    }

    @Test("it reaches child tasks and saves")
    func reachesChildren() async throws {
        try await MessageContext.handling(id: "m-1") {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in ["P", "Q"] { group.addTask { _ = try await purses.execute(id) { $0.fill(1) } } }
                try await group.waitForAll()
            }
            var purse = try await purses.load("P")
            purse.record { $0.fill(2) }
            try await purses.save(&purse)
        }
        let metadata = try await store.read(LogQuery()).events.map(\.metadata)
        #expect(metadata.map(\.correlationID) == ["m-1", "m-1", "m-1"])
        #expect(metadata.map(\.causationID) == ["m-1", "m-1", "m-1"])
    }

    @Test("what is stored outside of any handling begins a conversation of its own")
    func begins() async throws {
        try await purses.execute("P") { $0.fill(1) + $0.fill(2) }
        let metadata = try await store.read(LogQuery()).events.map(\.metadata)
        #expect(metadata.map(\.correlationID) == ["e1", "e1"])
        #expect(metadata.map(\.causationID) == [nil, nil])
    }
}
