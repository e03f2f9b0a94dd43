import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("An event is written as CloudEvents JSON:")
struct CloudEventWritingTests {
    private let codec = CloudEventCodec()

    private func text(_ event: CloudEvent) throws -> String {
        String(decoding: try codec.encode(event), as: UTF8.self)
    }

    @Test("the required attributes alone")
    func smallest() throws {
        let event = CloudEvent(id: "1", source: "/shop", type: "shop.opened")
        #expect(try text(event) == #"{"specversion":"1.0","id":"1","source":"/shop","type":"shop.opened"}"#)
    }

    @Test("every attribute, then the extensions by name, then the data")
    func all() throws {
        let event = CloudEvent(
            id: "1", source: "https://example.com/shop", type: "order.paid", subject: "order \"7\"",
            time: try Timestamp(rfc3339: "2026-11-23T08:27:06.5Z"), dataContentType: "application/json",
            dataSchema: "https://example.com/order.json",
            extensions: ["traceparent": "00-1-2-01", "attempt": 3, "express": true],
            data: .json(try RawJSON(validating: Array(#"{"amount":"5.00"}"#.utf8))))
        #expect(
            try text(event) == #"{"specversion":"1.0","id":"1","source":"https://example.com/shop","#
                + #""type":"order.paid","subject":"order \"7\"","time":"2026-11-23T08:27:06.5Z","#
                + #""datacontenttype":"application/json","dataschema":"https://example.com/order.json","#
                + #""attempt":3,"express":true,"traceparent":"00-1-2-01","data":{"amount":"5.00"}}"#)
    }

    private func data(_ data: CloudEventData, _ contentType: String?) throws -> String {
        let event = CloudEvent(id: "1", source: "s", type: "t", dataContentType: contentType, data: data)
        let text = try text(event)
        let found = text.firstRange(of: "\"data\":") ?? text.firstRange(of: "\"data_base64\":")
        return String(text[try #require(found).lowerBound...].dropLast())
    }

    @Test("JSON content stands as it is, also with numbers and an order that no encoder would write")
    func splice() throws {
        let json = #"{"b": 1.50, "a": [1e2 ,null], "a": "\u00e9"}"#
        let raw = try RawJSON(validating: Array(json.utf8))
        for contentType in [nil, "application/json", "text/json; charset=utf-8", "application/vnd.shop+json"] {
            #expect(try data(.json(raw), contentType) == #""data":"# + json)
        }
    }

    @Test("JSON content with line breaks is put on one line, and nothing else of it is changed")
    func oneLine() throws {
        let raw = try RawJSON(validating: Array("{\r\n  \"a\": \"x\\ny\",\n  \"b\": 1.0\n}".utf8))
        #expect(try data(.json(raw), nil) == "\"data\":{    \"a\": \"x\\ny\",   \"b\": 1.0 }")
    }

    @Test("content may be as deep as JSON is read at all")
    func deep() throws {
        let raw = try RawJSON(
            validating: Array((String(repeating: "[", count: 512) + String(repeating: "]", count: 512)).utf8))
        let event = CloudEvent(id: "1", source: "s", type: "t", data: .json(raw))
        #expect(try codec.decode(codec.encode(event)) == event)
    }

    @Test("text content is a string, and may hold what attributes may not")
    func text() throws {
        #expect(try data(.text("<a>\n\u{0}\"é"), "text/xml") == #""data":"<a>\n\u0000\"é""#)
    }

    @Test("other content is Base64, also where the content type is JSON")
    func binary() throws {
        #expect(try data(.binary([0, 255, 16]), "image/png") == #""data_base64":"AP8Q""#)
        #expect(try data(.binary([]), nil) == #""data_base64":"""#)
    }

    @Test(
        "bytes of a codec take the form that suits their content type",
        arguments: [
            ("{\"a\":1}", "application/json", #""data":{"a":1}"#), ("null", nil, #""data":null"#),
            ("{\"a\":", "application/json", #""data_base64":"eyJhIjo=""#), ("", nil, #""data_base64":"""#),
            ("é", "text/plain", #""data":"é""#), ("é", "application/octet-stream", #""data_base64":"w6k=""#),
        ])
    func bytes(content: String, contentType: String?, expected: String) throws {
        #expect(try data(CloudEventData(Array(content.utf8), contentType: contentType), contentType) == expected)
    }

    @Test("text that isn't UTF-8 stays bytes")
    func invalidText() throws {
        #expect(CloudEventData([0x61, 0xFF], contentType: "text/plain") == .binary([0x61, 0xFF]))
    }
}
