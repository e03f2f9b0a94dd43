import OrchestrixMessaging
import Testing

@Suite("The rules of attributes")
struct AttributeRulesTests {
    @Test(
        "a source is a URI-reference, absolute or relative",
        arguments: [
            "orchestrix", "/shop/eu", "//example.com", "../a", "?a=b", "#part", "a/b:c", "urn:isbn:1",
            "mailto:a@b.example",
            "https://user:pass@example.com:8080/a;b=1/c,d?q=%C3%A9&x=/?#frag/?", "http://[2001:db8::7]:80/",
            "http://[v1.a:b]/", "http://example.com:", "https:", "file:///etc", "a+b-c.1:x", "%20", "!$&'()*+,;=",
            "urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66",
        ])
    func uriReferences(text: String) throws {
        try AttributeRules.check(uriReference: text, of: "source")
    }

    @Test(
        "what isn't one is refused",
        arguments: [
            "", " ", "a b", "%", "%2", "%2G", "1a:b", ":a", "a_b:c", "http://a b", "http://[::1", "http://::1]",
            "http://a:8x",
            "http://[example]/", "http://[::1]x", "a[b]", "a\\b", "<a>", "\"", "{a}", "a^b", "a`b", "a|b", "a#b#c", "é",
            "http://a@b@c/", "a\n",
        ])
    func notURIReferences(text: String) {
        #expect(throws: CloudEventError.self) { try AttributeRules.check(uriReference: text, of: "source") }
    }

    @Test("a data schema is an absolute URI", arguments: ["https://example.com/a?b", "urn:x:y", "a:"])
    func absoluteURIs(text: String) throws {
        try AttributeRules.check(absoluteURI: text, of: "dataschema")
    }

    @Test(
        "a relative one, or one with a fragment, is refused",
        arguments: ["a", "/a", "//example.com", "?a", "urn:x#y", ""])
    func notAbsoluteURIs(text: String) {
        #expect(throws: CloudEventError.self) { try AttributeRules.check(absoluteURI: text, of: "dataschema") }
    }

    @Test(
        "a content type is a media type, with parameters or without",
        arguments: [
            "application/json", "text/plain; charset=utf-8", "a/b;c=d ; e=\"f \\\" g\"", "application/vnd.a.b+json",
            "image/svg+xml", "text/x-$!#%&'*^_`{|}~",
        ])
    func mediaTypes(text: String) {
        #expect(AttributeRules.isMediaType(text))
    }

    @Test(
        "what isn't one is refused",
        arguments: [
            "", "json", "/json", "text/", "text/plain;", "text/plain;a", "text/plain;a=", "text/plain;=b", "a/b/c",
            "a b/c",
            "a/b c", "text/plain;a=\"b", "text/plain;a=\"b\\", "téxt/plain", "a/b,c", " a/b", "a/b;c = d",
        ])
    func notMediaTypes(text: String) {
        #expect(!AttributeRules.isMediaType(text))
    }

    @Test("text holds every character but control characters and noncharacters")
    func text() {
        #expect(AttributeRules.allows("plain ASCII ~ Ünïcödé 🙂 \u{A0}\u{FDCF}\u{FDF0}\u{FFFD}\u{10FFFD}"))
        let refused: [UInt32] = [0, 0x1F, 0x7F, 0x80, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF]
        for value in refused {
            let text = Unicode.Scalar(value).map { "a" + String($0) } ?? ""
            #expect(!AttributeRules.allows(text), "U+\(String(value, radix: 16))")
        }
    }

    @Test(
        "the metadata of a message is held to them, by the attribute's name",
        arguments: [
            (Metadata(source: ""), "source"), (Metadata(source: "a b"), "source"), (Metadata(subject: ""), "subject"),
            (Metadata(subject: "\u{0}"), "subject"), (Metadata(dataSchema: "a"), "dataschema"),
            (Metadata(correlationID: "\n"), "correlationid"), (Metadata(causationID: "\u{7F}"), "causationid"),
            (Metadata(traceParent: "\u{1}"), "traceparent"), (Metadata(traceState: "\u{1}"), "tracestate"),
            (Metadata(extensions: ["a-b": 1]), "a-b"), (Metadata(extensions: ["time": 1]), "time"),
            (Metadata(extensions: ["correlationid": "a"]), "correlationid"),
            (Metadata(extensions: ["schemaversion": 2]), "schemaversion"),
            (Metadata(extensions: ["mine": "\t"]), "mine"),
        ])
    func metadata(metadata: Metadata, attribute: String) {
        #expect {
            try metadata.validate()
        } throws: {
            ($0 as? CloudEventError)?.attribute == attribute
        }
    }
}
