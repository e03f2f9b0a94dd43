import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("A stored event that can't be read")
struct DecodingTests {
    private func stored(
        _ type: String, _ payload: String, schemaVersion: Int = 1, contentType: String = "application/json"
    ) -> StoredEvent {
        let event = NewEvent(
            id: "e-1", type: type, schemaVersion: schemaVersion, time: .earliest,
            payload: .encoded(Array(payload.utf8)), contentType: contentType)
        return StoredEvent(
            position: 42, stream: StreamID(category: "depot", id: "D"), version: 7, recordedAt: .earliest, event: event)
    }

    private func expectFault(_ event: StoredEvent, _ code: ErrorCode, _ words: String) {
        let error = #expect(throws: EventStoreError.self) { try JSONEventCodec().decode(Parcel.self, from: event) }
        #expect(error?.code == code)
        #expect(error?.context == ["type": event.type, "stream": "depot-D", "version": "7", "position": "42"])
        for word in [event.type, "depot-D", "version 7", "position 42", words] {
            #expect(error?.description.contains(word) == true, "\(word) isn't told by \(String(describing: error))")
        }
        #expect(error?.description.contains("s3cret") == false)
    }

    @Test("because its type is unknown names type, stream, version and position")
    func unknownType() {
        expectFault(stored("parcel.burnt", #"{"x":"s3cret"}"#), .unknownEventType, "isn't a case of")
    }

    @Test("because its schema version is another names both versions")
    func unknownVersion() {
        expectFault(stored("parcel.sent", #"{"x":"s3cret"}"#, schemaVersion: 2), .unknownSchemaVersion, "version 3")
    }

    @Test(
        "because its payload doesn't fit tells where, and never what",
        arguments: [
            (#"{"amount":"s3cret"}"#, "amount"), (#"{"amont":"s3cret"}"#, "amount"), (#"{"amount":"#, "doesn't decode"),
            ("", "doesn't decode"), (#"["s3cret"]"#, "doesn't decode"), (#"{"amount":"1"} "s3cret""#, "doesn't decode"),
        ])
    func undecodable(payload: String, words: String) {
        expectFault(stored("parcel.weighed", payload), .undecodablePayload, words)
    }

    @Test("because another codec wrote it names both media types")
    func otherCodec() {
        expectFault(
            stored("parcel.lost", "{}", contentType: "application/cbor"), .undecodablePayload, "application/cbor")
    }

    @Test("because it was erased says so")
    func erased() {
        expectFault(stored("parcel.lost", "{}").erased(), .payloadErased, "was erased")
    }

    @Test("stops the load of its aggregate, and is never skipped")
    func stopsLoad() async throws {
        let store = InMemoryEventStore()
        try await AggregateRepository<Purse>(store: store).execute("P") { $0.fill(1) }
        let strange = NewEvent(id: "x", type: "purse.burnt", time: .earliest, payload: .encoded(Array("{}".utf8)))
        _ = try await store.append(AppendRequest(to: Purse.stream("P"), expected: .any, events: [strange]))
        let error = await #expect(throws: EventStoreError.self) {
            try await AggregateRepository<Purse>(store: store).load("P")
        }
        #expect(error?.code == .unknownEventType)
        #expect(error?.context["position"] == "2")
    }
}
