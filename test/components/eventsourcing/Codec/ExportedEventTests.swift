import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("A stored event as a CloudEvent")
struct ExportedEventTests {
    enum Account: DomainEvent {
        case opened(owner: String)
        enum CodingKeys: String, EventKey { case opened = "account.opened" }
    }

    private let time = Timestamp(microsecondsSinceEpoch: 0)

    private func stored(
        _ payload: EventPayload, contentType: String = "application/json", metadata: Metadata = Metadata()
    ) -> StoredEvent {
        let event = NewEvent(
            id: "e-1", type: "account.opened", schemaVersion: 2, time: time, payload: payload, contentType: contentType,
            metadata: metadata)
        return StoredEvent(
            position: 3_000_000_000, stream: StreamID(category: "account", id: "ACC-1"), version: 7,
            recordedAt: Timestamp(microsecondsSinceEpoch: 1), event: event)
    }

    private func line(_ event: StoredEvent) throws -> String {
        String(decoding: try CloudEventCodec().encode(CloudEvent(event)), as: UTF8.self)
    }

    private let start =
        #"{"specversion":"1.0","id":"e-1","source":"orchestrix","type":"account.opened","#
        + #""time":"1970-01-01T00:00:00Z","datacontenttype":"application/json","#

    @Test("tells its place by extensions, numbers of any size as decimal strings, and its payload as it is stored")
    func encoded() throws {
        let metadata = Metadata(correlationID: "c", causationID: "d", extensions: ["tenant": "x"])
        #expect(
            try line(stored(.encoded(Array(#"{ "owner":"Ann" }"#.utf8)), metadata: metadata)) == start
                + #""causationid":"d","correlationid":"c","position":"3000000000","#
                + #""recordedat":"1970-01-01T00:00:00.000001Z","schemaversion":2,"stream":"account-ACC-1","#
                + #""streamversion":"7","tenant":"x","data":{ "owner":"Ann" }}"#)
    }

    @Test("has the same form where the store holds Swift values")
    func typed() throws {
        let line = try line(stored(.typed(Account.opened(owner: "Ann"))))
        #expect(line.hasSuffix(#""streamversion":"7","data":{"owner":"Ann"}}"#))
    }

    @Test("has no data where its content was erased, and says so")
    func erased() throws {
        let line = try line(stored(.encoded(Array("{}".utf8))).erased())
        #expect(line.hasPrefix(start + #""erased":true,"position""#))
        #expect(line.hasSuffix(#""streamversion":"7"}"#))
    }

    @Test("keeps a payload of another content type, or one that isn't what its type says, byte for byte")
    func otherContent() throws {
        for (bytes, contentType) in [([0, 255], "application/x-own"), ([0x7B], "application/json")]
            as [([UInt8], String)]
        {
            let event = try CloudEvent(stored(.encoded(bytes), contentType: contentType))
            let again = try CloudEventCodec().decode(CloudEventCodec().encode(event))
            #expect(again.data?.bytes == bytes)
            #expect(again.dataContentType == contentType)
        }
    }

    static let unexportable: [Metadata] = [
        Metadata(source: ""), Metadata(source: "a b"), Metadata(subject: ""), Metadata(dataSchema: "a"),
        Metadata(correlationID: "\u{0}"), Metadata(extensions: ["a-b": 1]), Metadata(extensions: ["position": "1"]),
        Metadata(extensions: ["erased": true]), Metadata(extensions: ["mine": "\u{FFFE}"]),
    ]

    @Test("is always possible: a store refuses metadata that can't travel", arguments: unexportable)
    func refusedAtTheDoor(metadata: Metadata) async throws {
        try await expectRefusal(stored(.encoded([0x31]), metadata: metadata).event)
    }

    @Test("is always possible: a store refuses a content type that is none")
    func contentTypeAtTheDoor() async throws {
        try await expectRefusal(stored(.encoded([0x31]), contentType: "json").event)
    }

    private func expectRefusal(_ event: NewEvent) async throws {
        let store = InMemoryEventStore()
        let stream = StreamID(category: "account", id: "ACC-1")
        await #expect {
            _ = try await store.append(AppendRequest(to: stream, expected: .any, events: [event]))
        } throws: {
            ($0 as? EventStoreError)?.code == .invalidRequest
        }
        #expect(try await store.head() == 0)
    }
}
