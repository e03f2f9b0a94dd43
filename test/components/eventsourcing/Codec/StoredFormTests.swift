import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Testing

/// What is stored can't be changed later: these texts are the contract.
@Suite("The stored form of events")
struct StoredFormTests {
    private static let tag = UUID(uuidString: "0E984725-C51C-4BF4-9960-E1C80E27ABA0")!
    private static let forms: [(Parcel, String, Int, String)] = [
        (.lost, "parcel.lost", 1, "{}"),
        (.weighed(amount: Decimal(string: "0.10")!), "parcel.weighed", 1, #"{"amount":"0.1"}"#),
        (
            .weighed(amount: Decimal(string: "-1234567890123456789012.5")!), "parcel.weighed", 1,
            #"{"amount":"-1234567890123456789012.5"}"#
        ),
        (
            .packed(items: [.init(name: "ünï \"x\"", price: 2)], size: .large, count: 3, weight: 0.1, isFragile: true),
            "parcel.packed", 1,
            #"{"items":[{"name":"ünï \"x\"","price":"2"}],"size":"large","count":3,"weight":0.1,"isFragile":true}"#
        ),
        (
            .sent(at: Date(timeIntervalSince1970: 1_700_000_000), to: nil, tag: tag), "parcel.sent", 3,
            #"{"at":"2023-11-14T22:13:20Z","tag":"0E984725-C51C-4BF4-9960-E1C80E27ABA0"}"#
        ),
        (
            .sent(at: Date(timeIntervalSince1970: 1_700_000_000.5), to: "a\u{0}b", tag: tag), "parcel.sent", 3,
            #"{"at":"2023-11-14T22:13:20.5Z","to":"a\u0000b","tag":"0E984725-C51C-4BF4-9960-E1C80E27ABA0"}"#
        ),
    ]

    @Test("a case is stored flat under a name of its own, and comes back equal", arguments: forms)
    func isFlat(event: Parcel, type: String, schemaVersion: Int, payload: String) throws {
        let bytes = try JSONEventCodec().encode(event)
        #expect(String(decoding: bytes, as: UTF8.self) == payload)
        #expect(try event.label == MessageLabel(type: type, schemaVersion: schemaVersion))
        #expect(try JSONEventCodec().decode(Parcel.self, kind: try event.kind, from: bytes) == event)
    }

    @Test("dates come back to the last bit")
    func keepsDates() throws {
        for seconds in [0.1, 1.0 / 3, -0.000_001, 721_692_800.123_456_789, 1e9 + 1e-6] {
            let event = Parcel.sent(at: Date(timeIntervalSinceReferenceDate: seconds), to: nil, tag: Self.tag)
            let bytes = try JSONEventCodec().encode(event)
            #expect(try JSONEventCodec().decode(Parcel.self, kind: .sent, from: bytes) == event)
        }
    }

    @Test("a repository stores exactly this, with schema version and content type")
    func isStored() async throws {
        let store = InMemoryEventStore()
        let parcels = AggregateRepository<Depot>(store: store)
        try await parcels.execute("D") { _ in Self.forms.map(\.0) }
        let events = try await store.read(LogQuery()).events
        for (event, form) in zip(events, Self.forms) {
            #expect(event.type == form.1 && event.schemaVersion == form.2)
            #expect(event.event.contentType == "application/json")
            guard case .encoded(let bytes) = event.payload else { throw Missing(what: "bytes") }
            #expect(String(decoding: bytes, as: UTF8.self) == form.3)
        }
        #expect(try await parcels.load("D").state.events == Self.forms.map(\.0))
    }

    @Test("a store of values hands out the very events, and stores no bytes")
    func isTyped() async throws {
        let store = InMemoryEventStore(payloads: .typed)
        let parcels = AggregateRepository<Depot>(store: store)
        try await parcels.execute("D") { _ in Self.forms.map(\.0) }
        #expect(try await parcels.load("D").state.events == Self.forms.map(\.0))
        let event = try #require(try await store.read(LogQuery()).events.first)
        guard case .held(let held) = event.payload, let value = held.event as? Parcel else {
            throw Missing(what: "a value")
        }
        #expect(value == .lost)
    }
}

/// An aggregate that keeps its events.
struct Depot: AggregateRoot {
    static let category = "depot"
    static let upcasters = Parcel.upcasters
    private(set) var events: [Parcel] = []
    mutating func apply(_ event: Parcel) { events.append(event) }
}
