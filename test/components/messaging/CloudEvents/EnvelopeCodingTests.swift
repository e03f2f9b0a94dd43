import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("A message in its envelope")
struct EnvelopeCodingTests {
    enum Order: DomainEvent {
        case placed(items: [String], note: String?)
        case paid(amount: Int)
        case closed
        enum CodingKeys: String, EventKey {
            case placed = "order.placed"
            case paid = "order.paid"
            case closed = "order.closed"
        }
        static func schemaVersion(of kind: CodingKeys) -> Int { kind == .paid ? 3 : 1 }
    }

    struct Ping: Event, Equatable {
        static let messageType = "ping"
        var count = 1
    }

    struct Pong: Event, Equatable {}

    private let codec = CloudEventCodec()
    private let time = Timestamp(microsecondsSinceEpoch: 1_500_000)

    private func envelope<Content: Message>(_ message: Content, _ metadata: Metadata = Metadata()) throws -> Envelope<
        Content
    > {
        let label = try message.label
        return Envelope(
            id: "m-1", type: label.type, time: time, schemaVersion: label.schemaVersion, metadata: metadata,
            message: message)
    }

    @Test("is written with its correlation, its schema version and a flat case")
    func text() throws {
        let metadata = Metadata(
            source: "/shop", subject: "order 7", correlationID: "c", causationID: "d", traceParent: "00-1-2-01",
            traceState: "a=1", extensions: ["tenant": "x"])
        let text = String(decoding: try codec.encode(envelope(Order.paid(amount: 5), metadata)), as: UTF8.self)
        #expect(
            text == #"{"specversion":"1.0","id":"m-1","source":"/shop","type":"order.paid","subject":"order 7","#
                + #""time":"1970-01-01T00:00:01.5Z","datacontenttype":"application/json","causationid":"d","#
                + #""correlationid":"c","schemaversion":3,"tenant":"x","traceparent":"00-1-2-01","tracestate":"a=1","#
                + #""data":{"amount":5}}"#)
    }

    @Test(
        "comes back as it was",
        arguments: [Order.placed(items: ["a", "é\u{0}"], note: nil), .paid(amount: 5), .closed])
    func enumRoundTrip(event: Order) throws {
        let metadata = Metadata(
            source: "s", subject: "x", dataSchema: "urn:x:y", correlationID: "c", causationID: "d", traceParent: "p",
            traceState: "q", extensions: ["text": "a", "number": 7, "flag": false])
        let envelope = try envelope(event, metadata)
        #expect(try codec.decode(Envelope<Order>.self, from: codec.encode(envelope)) == envelope)
    }

    @Test("comes back as it was also where it is a struct, with or without values")
    func structRoundTrip() throws {
        let (ping, pong) = (try envelope(Ping(count: 4)), try envelope(Pong()))
        #expect(try codec.decode(Envelope<Ping>.self, from: codec.encode(ping)) == ping)
        #expect(try codec.decode(Envelope<Pong>.self, from: codec.encode(pong)) == pong)
    }

    private func read<Content: Message>(_ type: Content.Type, _ members: String) throws -> Envelope<Content> {
        let text = #"{"specversion":"1.0","id":"1","source":"s","# + members + "}"
        return try codec.decode(Envelope<Content>.self, from: text.utf8)
    }

    @Test("is read from another program's event: bytes in Base64, a version as text, no version, no content")
    func foreign() throws {
        let time = #""time":"2026-11-23T08:27:06Z","#
        #expect(
            try read(Ping.self, time + #""type":"ping","data_base64":"eyJjb3VudCI6Mn0=""#).message == Ping(count: 2))
        #expect(
            try read(Order.self, time + #""type":"order.paid","schemaversion":"3","data":{"amount":1}"#).message
                == .paid(amount: 1))
        let closed = try read(Order.self, time + #""type":"order.closed""#)
        #expect(closed.message == .closed)
        #expect(closed.schemaVersion == 1)
    }

    static let refused: [(String, ErrorCode, String)] = [
        (#""type":"order.lost","time":"2026-11-23T08:27:06Z","data":{}"#, .unexpectedEventType, "type"),
        (#""type":"order.closed","data":{}"#, .missingAttribute, "time"),
        (#""type":"order.paid","time":"2026-11-23T08:27:06Z","data":{}"#, .unexpectedSchemaVersion, "schemaversion"),
        (#""type":"order.closed","schemaversion":0,"data":{}"#, .invalidAttribute, "schemaversion"),
        (#""type":"order.closed","schemaversion":"1.0","data":{}"#, .invalidAttribute, "schemaversion"),
        (#""type":"order.closed","schemaversion":true,"data":{}"#, .invalidAttribute, "schemaversion"),
        (
            #""type":"order.closed","time":"2026-11-23T08:27:06Z","correlationid":7"#, .invalidAttribute,
            "correlationid"
        ),
        (#""type":"order.placed","time":"2026-11-23T08:27:06Z","data":{"items":7}"#, .invalidEventData, "data"),
        (#""type":"order.placed","time":"2026-11-23T08:27:06Z""#, .invalidEventData, "data"),
        (
            #""type":"order.closed","time":"2026-11-23T08:27:06Z","datacontenttype":"text/plain","data":"{}""#,
            .invalidEventData, "datacontenttype"
        ),
        (#""type":"","time":"2026-11-23T08:27:06Z""#, .invalidAttribute, "type"),
    ]

    @Test("is refused where it isn't what was asked for, by the attribute's name", arguments: refused)
    func refusal(members: String, code: ErrorCode, attribute: String) {
        #expect {
            try read(Order.self, members)
        } throws: { error in
            let error = error as? CloudEventError
            return error?.code == code && error?.attribute == attribute
        }
    }

    @Test("isn't written where its metadata or its version can't travel")
    func unwritable() throws {
        #expect(throws: CloudEventError.self) {
            try codec.encode(envelope(Pong(), Metadata(extensions: ["correlationid": "x"])))
        }
        let unversioned = Envelope(id: "1", type: "a", time: time, schemaVersion: 0, message: Pong())
        #expect(throws: CloudEventError.self) { try codec.encode(unversioned) }
    }
}
