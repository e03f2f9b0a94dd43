import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("An event is read from CloudEvents JSON:")
struct CloudEventReadingTests {
    private let codec = CloudEventCodec()

    private func read(_ members: String) throws -> CloudEvent {
        try codec.decode(Array((#"{"specversion":"1.0","id":"1","source":"s","type":"t""# + members + "}").utf8))
    }

    @Test("white space, the order of members and escapes don't matter")
    func form() throws {
        let text = " {\n \"type\" : \"t\\u0041\",\t\"id\":\"1\", \"sour\\u0063e\":\"s\" , \"specversion\":\"1.0\" }\r\n"
        #expect(try codec.decode(Array(text.utf8)) == CloudEvent(id: "1", source: "s", type: "tA"))
    }

    @Test("every attribute")
    func attributes() throws {
        let event = try read(
            #","subject":"x","time":"2026-11-23T10:27:06.5+02:00","datacontenttype":"text/plain","#
                + #""dataschema":"urn:x:y","data":"hello""#)
        let expected = CloudEvent(
            id: "1", source: "s", type: "t", subject: "x", time: try Timestamp(rfc3339: "2026-11-23T08:27:06.5Z"),
            dataContentType: "text/plain", dataSchema: "urn:x:y", data: .text("hello"))
        #expect(event == expected)
    }

    @Test("extensions that nobody knows are kept, with their types")
    func extensions() throws {
        let event = try read(#","text":"a","number":-2147483648,"zero":0,"yes":true,"no":false,"empty":"""#)
        let expected: [String: ExtensionValue] = [
            "text": "a", "number": .integer(.min), "zero": 0, "yes": true, "no": false, "empty": "",
        ]
        #expect(event.extensions == expected)
        #expect(try codec.decode(codec.encode(event)) == event)
    }

    @Test("moments, URIs and bytes in extensions are strings in their canonical form")
    func richExtensions() throws {
        let moment = try Timestamp(rfc3339: "2026-11-23T08:27:06Z")
        var event = CloudEvent(id: "1", source: "s", type: "t")
        event.extensions = ["at": .timestamp(moment), "link": .uri("https://example.com"), "raw": .binary([1, 255])]
        let again = try codec.decode(codec.encode(event))
        #expect(again == event)
        #expect(again.extensions["at"]?.timestamp == moment)
        #expect(again.extensions["link"] == "https://example.com")
        #expect(again.extensions["raw"]?.binary == [1, 255])
    }

    @Test("an attribute that is null is not there; content that is null is null")
    func nulls() throws {
        let event = try read(#","subject":null,"time":null,"mine":null,"data_base64":null,"dataschema":null"#)
        #expect(event == CloudEvent(id: "1", source: "s", type: "t"))
        #expect(try read(#","data":null"#).data == .json(try RawJSON(validating: Array("null".utf8))))
        #expect(try read(#","datacontenttype":"text/plain","data":null"#).data == nil)
    }

    @Test(
        "data is JSON where the content type says so or is absent",
        arguments: [#"{"a": 1.50}"#, "[]", "\"text\"", "12.0", "true", "{\"a\":\"}\\\"]\"}", "\"\\\\\""])
    func json(data: String) throws {
        let expected = CloudEventData.json(try RawJSON(validating: Array(data.utf8)))
        #expect(try read(#","data":"# + data).data == expected)
        #expect(try read(#","datacontenttype":"application/cloud+json","data":"# + data + " ").data == expected)
    }

    @Test("Base64 data is bytes, whatever the content type")
    func binary() throws {
        #expect(try read(#","data_base64":"AP8Q""#).data == .binary([0, 255, 16]))
        #expect(try read(#","datacontenttype":"text/plain","data_base64":"""#).data == .binary([]))
    }

    @Test("an event goes on as it came", arguments: ["", #","data":{"z":1,"a":2.50}"#, #","data_base64":"AP8Q""#])
    func roundTrip(members: String) throws {
        let event = try read(members)
        #expect(String(decoding: try codec.encode(event), as: UTF8.self).hasSuffix(members + "}"))
    }
}
