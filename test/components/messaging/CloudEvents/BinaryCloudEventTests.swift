import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("In binary mode")
struct BinaryCloudEventTests {
    private let codec = CloudEventCodec()

    private struct Placed: Event, Equatable { var number: Int }

    private func message(_ changes: [String: String?] = [:], body: String = #"{"number":7}"#) -> BinaryCloudEvent {
        var headers: [String: String] = [
            "ce-specversion": "1.0", "ce-id": "4711", "ce-source": "/shop", "ce-type": "order.placed",
            "content-type": "application/json",
        ]
        for (name, value) in changes { headers[name] = value }
        return BinaryCloudEvent(
            headers: headers.sorted { $0.key < $1.key }.map { BinaryCloudEvent.Header($0.key, $0.value) },
            body: Array(body.utf8))
    }

    @Test("attributes are headers, the content type is that of the body, and the content is the body as it is")
    func writing() throws {
        let json = "{\n \"number\": 7 }"
        let event = CloudEvent(
            id: "4711", source: "/shop", type: "order.placed", subject: "7",
            time: try Timestamp(rfc3339: "2026-01-02T03:04:05.000006Z"),
            dataContentType: "application/json; charset=utf-8", dataSchema: "https://shop.example/order",
            extensions: ["count": 7, "urgent": true, "correlationid": "c 1"],
            data: .json(try RawJSON(validating: Array(json.utf8))))
        let message = try codec.encodeBinary(event)
        #expect(
            message.headers.map { "\($0.name): \($0.value)" } == [
                "ce-specversion: 1.0", "ce-id: 4711", "ce-source: /shop", "ce-type: order.placed", "ce-subject: 7",
                "ce-time: 2026-01-02T03:04:05.000006Z", "ce-dataschema: https://shop.example/order",
                "ce-correlationid: c%201", "ce-count: 7", "ce-urgent: true",
                "content-type: application/json; charset=utf-8",
            ])
        #expect(message.body == Array(json.utf8))
    }

    @Test("what goes out comes in again, numbers and booleans as text")
    func roundTrip() throws {
        let contents: [(CloudEventData?, String?)] = [
            (.json(try RawJSON(validating: Array("[1.10,\"\\u0000\"]".utf8))), "application/vnd.shop+json"),
            (.json(try RawJSON(validating: Array("1".utf8))), nil), (.text("a\n日本語"), "text/plain"),
            (.binary([0, 255, 13, 10]), "application/octet-stream"), (.binary([0xFF]), "text/plain"),
            (nil, nil), (nil, "application/json"),
        ]
        for (data, type) in contents {
            var event = CloudEvent(
                id: "a b\"%41", source: "/shop", type: "order.placed", subject: "Bärbel 日本語 \u{1F600}",
                time: .earliest, dataContentType: type, dataSchema: "https://shop.example/order",
                extensions: ["count": 7, "urgent": true, "note": "100 %"], data: data)
            let read = try codec.decode(codec.encodeBinary(event))
            event.extensions["count"] = "7"
            event.extensions["urgent"] = "true"
            #expect(read == event)
        }
    }

    @Test(
        "header values are percent-encoded as the HTTP binding says",
        arguments: [
            ("Euro € 😀", "Euro%20%E2%82%AC%20%F0%9F%98%80"), ("a\"b%c", "a%22b%25c"),
            ("~!#$&'()*+,/:;=?@[]{|}\\", "~!#$&'()*+,/:;=?@[]{|}\\"),
        ])
    func encoding(text: String, value: String) throws {
        let event = CloudEvent(id: "1", source: "/", type: "t", subject: text)
        let message = try codec.encodeBinary(event)
        #expect(message["ce-subject"] == value)
        #expect(try codec.decode(message).subject == text)
    }

    @Test(
        "what others encode is read too: quoted, in lower-case digits, decoded once",
        arguments: [
            ("%c3%a4%C3%A4", "ää"), ("%2541", "%41"), ("\"a b\\\"c\"", "a b\"c"), ("\"%41\"", "A"),
            ("plain text", "plain text"),
            ("Euro €", "Euro €"),
        ])
    func decoding(value: String, text: String) throws {
        #expect(try codec.decode(message(["ce-subject": value])).subject == text)
    }

    @Test("the names of headers are read in any case, and headers of other things are passed over")
    func names() throws {
        let headers = [
            ("CE-SpecVersion", "1.0"), ("Ce-Id", "1"), ("ce-source", "/"), ("CE-TYPE", "t"), ("Ce-Tenant", "x"),
            ("Content-Type", "text/plain"), ("Host", "shop.example"), ("X-ce-id", "2"),
        ]
        let message = BinaryCloudEvent(headers: headers.map { .init($0, $1) }, body: Array("hi".utf8))
        let event = CloudEvent(
            id: "1", source: "/", type: "t", dataContentType: "text/plain", extensions: ["tenant": "x"],
            data: .text("hi"))
        #expect(try codec.decode(message) == event)
    }

    @Test("a message goes out in its envelope and comes back")
    func envelopes() throws {
        let envelope = try MessageStamp(source: "/shop").envelope(
            Placed(number: 7), metadata: Metadata(source: "/shop", subject: "Größe", extensions: ["tenant": "x"]))
        let message = try codec.encodeBinary(envelope)
        #expect(message.body == Array(#"{"number":7}"#.utf8))
        #expect(message["ce-schemaversion"] == "1")
        #expect(try codec.decode(Envelope<Placed>.self, from: message) == envelope)
    }

    @Test(
        "what CloudEvents refuses is refused by the attribute's name, on the way in",
        arguments: [
            ("ce-specversion", nil, "specversion", ErrorCode.missingAttribute), ("ce-id", nil, "id", .missingAttribute),
            ("ce-source", nil, "source", .missingAttribute), ("ce-type", nil, "type", .missingAttribute),
            ("ce-specversion", "0.3", "specversion", .invalidAttribute), ("ce-id", "", "id", .invalidAttribute),
            ("ce-source", "a b", "source", .invalidAttribute), ("ce-source", "%zz", "source", .invalidAttribute),
            ("ce-type", "%0A", "type", .invalidAttribute), ("ce-subject", "", "subject", .invalidAttribute),
            ("ce-subject", "%ff", "subject", .invalidAttribute), ("ce-subject", "%4", "subject", .invalidAttribute),
            ("ce-time", "yesterday", "time", .invalidAttribute),
            ("ce-dataschema", "a", "dataschema", .invalidAttribute),
            ("content-type", "json", "datacontenttype", .invalidAttribute),
            ("content-type", "application/cloudevents+json", "datacontenttype", .invalidAttribute),
            ("content-type", "application/cloudevents-batch+json", "datacontenttype", .invalidAttribute),
            ("CE-ID", "2", "id", .duplicateAttribute),
            ("Content-Type", "text/plain", "datacontenttype", .duplicateAttribute),
            ("ce-my_name", "2", "my_name", .invalidAttributeName), ("ce-", "2", "", .invalidAttributeName),
            ("ce-datacontenttype", "text/plain", "datacontenttype", .invalidAttributeName),
            ("ce-data", "x", "data", .invalidAttributeName), ("ce-note", "%00", "note", .invalidAttribute),
        ] as [(String, String?, String, ErrorCode)])
    func refusals(header: String, value: String?, attribute: String, code: ErrorCode) {
        let error = #expect(throws: CloudEventError.self) { _ = try codec.decode(message([header: value])) }
        #expect(error?.attribute == attribute)
        #expect(error?.code == code)
    }

    @Test("content that says it is JSON has to be, on the way in and on the way out")
    func content() {
        let reading = #expect(throws: CloudEventError.self) { _ = try codec.decode(message(body: "{\"secret\"")) }
        #expect(reading?.code == .invalidEventData && reading?.attribute == "data")
        #expect(reading.map { !"\($0)".contains("secret") } == true)
        let event = CloudEvent(
            id: "1", source: "/", type: "t", dataContentType: "application/json", data: .binary([0xFF]))
        let writing = #expect(throws: CloudEventError.self) { _ = try codec.encodeBinary(event) }
        #expect(writing?.code == .invalidEventData && writing?.attribute == "data")
    }

    @Test("what CloudEvents refuses is refused by the attribute's name, on the way out")
    func refusedWriting() {
        let events = [
            ("id", CloudEvent(id: "", source: "/", type: "t")),
            ("source", CloudEvent(id: "1", source: "a b", type: "t")),
            ("subject", CloudEvent(id: "1", source: "/", type: "t", subject: "")),
            ("A", CloudEvent(id: "1", source: "/", type: "t", extensions: ["A": 1])),
            ("data", CloudEvent(id: "1", source: "/", type: "t", extensions: ["data": 1])),
        ]
        for (attribute, event) in events {
            let error = #expect(throws: CloudEventError.self) { _ = try codec.encodeBinary(event) }
            #expect(error?.attribute == attribute)
        }
    }
}
