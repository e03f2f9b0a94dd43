import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("The registration of event types")
struct RegistrationTests {
    enum Unlabelled: DomainEvent {
        case moved(Int)
        enum CodingKeys: String, EventKey { case moved = "thing.moved" }
    }

    enum Reserved: DomainEvent {
        case gone
        enum CodingKeys: String, EventKey { case gone = "orchestrix.gone" }
    }

    enum Namesake: DomainEvent {
        case heavy(amount: Int)
        enum CodingKeys: String, EventKey { case heavy = "parcel.weighed" }
    }

    struct Thing: AggregateRoot {
        static let category = "thing"
        mutating func apply(_ event: Unlabelled) {}
    }

    @Test("makes the cases known under their names, and decodes by them")
    func registers() throws {
        var registry = EventRegistry()
        try registry.register(Parcel.self, upcasters: Parcel.upcasters)
        try registry.register(Purse.Event.self)
        try registry.register(Parcel.self, upcasters: Parcel.upcasters)
        #expect(
            registry.types == [
                "parcel.packed", "parcel.weighed", "parcel.sent", "parcel.lost", "purse.filled", "purse.spent",
            ])
        let event = NewEvent(
            id: "e", type: "purse.filled", time: .earliest, payload: .encoded(Array(#"{"amount":"5"}"#.utf8)))
        let stored = StoredEvent(
            position: 1, stream: Purse.stream("P"), version: 1, recordedAt: .earliest, event: event)
        #expect(try registry.events(of: stored).map { $0.event as? Purse.Event } == [.filled(amount: 5)])
    }

    @Test("refuses a value without a label, naming the case")
    func refusesUnlabelled() {
        var registry = EventRegistry()
        let error = #expect(throws: EventStoreError.self) { try registry.register(Unlabelled.self) }
        #expect(error?.code == .invalidRegistration)
        #expect(error?.description.contains("thing.moved") == true)
        #expect(registry.types.isEmpty)
    }

    @Test("refuses a reserved name")
    func refusesReserved() {
        var registry = EventRegistry()
        let error = #expect(throws: EventStoreError.self) { try registry.register(Reserved.self) }
        #expect(error?.code == .invalidRegistration)
    }

    @Test("refuses two enums with a case of the same name, naming it and both, and changes nothing")
    func refusesClash() throws {
        var registry = EventRegistry()
        try registry.register(Parcel.self, upcasters: Parcel.upcasters)
        let types = registry.types
        let error = #expect(throws: EventStoreError.self) { try registry.register(Namesake.self) }
        #expect(error?.code == .invalidRegistration)
        for word in ["parcel.weighed", "Parcel", "Namesake"] { #expect(error?.message.contains(word) == true) }
        #expect(registry.types == types)
    }

    @Test("a type that isn't registered is an error with its place")
    func refusesUnknown() {
        let event = NewEvent(id: "e", type: "parcel.lost", time: .earliest, payload: .encoded(Array("{}".utf8)))
        let stored = StoredEvent(
            position: 3, stream: StreamID(category: "depot", id: "D"), version: 2, recordedAt: .earliest, event: event)
        let error = #expect(throws: EventStoreError.self) { try EventRegistry().events(of: stored) }
        #expect(error?.code == .unknownEventType)
        #expect(error?.context == ["type": "parcel.lost", "stream": "depot-D", "version": "2", "position": "3"])
    }

    @Test("a repository refuses to store an aggregate's events whose names aren't fit, before anything is stored")
    func repositoryRefuses() async throws {
        let store = InMemoryEventStore()
        let things = AggregateRepository<Thing>(store: store)
        let error = await #expect(throws: EventStoreError.self) { try await things.execute("T") { _ in [.moved(1)] } }
        #expect(error?.code == .invalidRegistration)
        #expect(try await store.head() == 0)
    }
}
