import Foundation
import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("A stamp")
struct MessageStampTests {
    struct Placed: Event, Equatable {
        static let messageType = "order.placed"
        static let schemaVersion = 4
        var number = 1
    }

    private let time = Timestamp(microsecondsSinceEpoch: 42)

    @Test("puts a message into an envelope with the next id, the time, and the message's name and version")
    func envelope() throws {
        let stamp = MessageStamp(ids: .incrementing(), clock: .fixed(time), source: "/shop")
        let metadata = Metadata(source: "/shop", correlationID: "id-1")
        let expected = Envelope(
            id: "id-1", type: "order.placed", time: time, schemaVersion: 4, metadata: metadata, message: Placed())
        #expect(try stamp.envelope(Placed()) == expected)
        #expect(try stamp.envelope(Placed()).id == "id-2")
    }

    @Test(
        "gives a UUID of its own to each message, the time of day, the source orchestrix, and nothing else by default")
    func defaults() throws {
        let before = WallClock.system.now()
        let envelopes = try (1...100).map { try MessageStamp().envelope(Placed(number: $0)) }
        let after = WallClock.system.now()

        #expect(Set(envelopes.map(\.id)).count == 100)
        for envelope in envelopes {
            #expect(UUID(uuidString: envelope.id) != nil)
            #expect((before...after).contains(envelope.time))
            #expect(envelope.metadata == Metadata(source: "orchestrix", correlationID: envelope.id))
        }
    }

    @Test("leaves what the metadata says as it is")
    func explicitMetadata() throws {
        let metadata = Metadata(
            source: "/mine", subject: "a", dataSchema: "urn:a:b", correlationID: "c", causationID: "d",
            traceParent: "p", traceState: "q", extensions: ["tenant": "x"])
        let envelope = try MessageContext.handling(id: "other", traceParent: "r", traceState: "s") {
            try MessageStamp(source: "/shop").envelope(Placed(), metadata: metadata)
        }
        #expect(envelope.metadata == metadata)
    }

    @Test("makes the message part of the conversation that is going on")
    func conversation() throws {
        let stamp = MessageStamp(ids: .incrementing())
        let envelope = try MessageContext.handling(id: "m", correlationID: "c", traceParent: "p", traceState: "q") {
            try stamp.envelope(Placed(), metadata: Metadata(subject: "a"))
        }
        let expected = Metadata(subject: "a", correlationID: "c", causationID: "m", traceParent: "p", traceState: "q")
        #expect(envelope.metadata == expected)
    }

    @Test("doesn't put the state of one trace beside the parent of another")
    func traceState() throws {
        let envelope = try MessageContext.handling(id: "m", traceParent: "p", traceState: "q") {
            try MessageStamp().envelope(Placed(), metadata: Metadata(traceParent: "mine"))
        }
        #expect(envelope.metadata.traceParent == "mine")
        #expect(envelope.metadata.traceState == nil)
    }

    enum Nameless: DomainEvent {
        case known(number: Int)
        case forgotten(number: Int)
        enum CodingKeys: String, EventKey { case known }
    }

    @Test("refuses an event whose case has no name")
    func nameless() {
        #expect(throws: EventNameError.self) { try MessageStamp().envelope(Nameless.forgotten(number: 1)) }
    }
}
