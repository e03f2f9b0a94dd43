import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("What CloudEvents refuses is refused, by the attribute's name:")
struct CloudEventRefusalTests {
    private let codec = CloudEventCodec()

    private func expectRefusal(_ refused: RefusedText) {
        #expect {
            try codec.decode(Array(refused.text.utf8))
        } throws: { error in
            let error = error as? CloudEventError
            return error?.code == refused.code && error?.attribute == refused.attribute
                && error?.message.contains(refused.attribute ?? "JSON object") ?? false
        }
    }

    @Test("a required attribute that is missing, empty or of another type", arguments: RefusedText.required)
    func required(refused: RefusedText) { expectRefusal(refused) }

    @Test("an optional attribute that breaks its rule", arguments: RefusedText.optional)
    func optional(refused: RefusedText) { expectRefusal(refused) }

    @Test("control characters, noncharacters and halves of surrogate pairs", arguments: RefusedText.strings)
    func strings(refused: RefusedText) { expectRefusal(refused) }

    @Test("an extension with a bad name, or a value that no attribute has", arguments: RefusedText.extensions)
    func extensions(refused: RefusedText) { expectRefusal(refused) }

    @Test("data that isn't what it says", arguments: RefusedText.data)
    func data(refused: RefusedText) { expectRefusal(refused) }

    @Test("a text that isn't a JSON object", arguments: RefusedText.malformed)
    func malformed(refused: RefusedText) { expectRefusal(refused) }

    @Test("a text that isn't UTF-8, naming the attribute")
    func notUTF8() {
        let bytes = Array(#"{"specversion":"1.0","id":"1","source":"s","type":"t","mine":""#.utf8) + [0xFF, 0x22, 0x7D]
        #expect {
            try codec.decode(bytes)
        } throws: {
            ($0 as? CloudEventError)?.attribute == "mine"
        }
    }

    private static let event = CloudEvent(id: "1", source: "s", type: "t")

    private static func event(_ change: (inout CloudEvent) -> Void) -> CloudEvent {
        var event = event
        change(&event)
        return event
    }

    static let unwritable: [(CloudEvent, String)] =
        [
            (event { $0.id = "" }, "id"), (event { $0.id = "a\u{0}" }, "id"),
            (event { $0.source = "" }, "source"), (event { $0.source = "a b" }, "source"),
            (event { $0.source = "100%" }, "source"),
            (event { $0.type = "" }, "type"), (event { $0.type = "a\u{85}" }, "type"),
            (event { $0.subject = "" }, "subject"), (event { $0.subject = "\u{FFFF}" }, "subject"),
            (event { $0.dataContentType = "" }, "datacontenttype"),
            (event { $0.dataContentType = "json" }, "datacontenttype"),
            (event { $0.dataSchema = "" }, "dataschema"), (event { $0.dataSchema = "order.json" }, "dataschema"),
            (event { $0.dataSchema = "https://example.com#order" }, "dataschema"),
            (event { $0.extensions["mine"] = "\u{1F}" }, "mine"), (event { $0.extensions["Mine"] = 1 }, "Mine"),
            (event { $0.extensions["data"] = 1 }, "data"), (event { $0.extensions["data_base64"] = "" }, "data_base64"),
            (event { $0.data = .text("a") }, "data"),
        ]
        + ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema"].map { name in
            (event { $0.extensions[name] = "x" }, name)
        }

    @Test("and isn't written either", arguments: unwritable)
    func writing(event: CloudEvent, attribute: String) {
        #expect {
            try codec.encode(event)
        } throws: { error in
            let error = error as? CloudEventError
            return error?.attribute == attribute && error?.message.contains(attribute) ?? false
        }
    }

    @Test("JSON content under a content type that isn't JSON isn't written")
    func dataOfAnotherType() throws {
        var event = Self.event
        event.dataContentType = "text/plain"
        event.data = .json(try RawJSON(validating: Array("1".utf8)))
        #expect {
            try codec.encode(event)
        } throws: {
            ($0 as? CloudEventError)?.attribute == "data"
        }
    }

    @Test("the error shows nothing of what the attribute holds")
    func privacy() {
        let text = #"{"specversion":"1.0","id":"1","source":"s","type":"t","subject":"secret\u0000"}"#
        #expect {
            try codec.decode(Array(text.utf8))
        } throws: {
            !String(describing: $0).contains("secret") && String(describing: $0).contains("attribute=subject")
        }
    }
}
