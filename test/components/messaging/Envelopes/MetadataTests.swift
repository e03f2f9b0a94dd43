import OrchestrixMessaging
import Testing

@Suite("Metadata")
struct MetadataTests {
    @Test("tells its attributes by their names in CloudEvents, the extensions last and by name")
    func attributes() {
        let metadata = Metadata(
            source: "/s", subject: "a", dataSchema: "urn:a:b", correlationID: "c", causationID: "d", traceParent: "p",
            traceState: "q", extensions: ["z": true, "a": 7, "m": "text"])
        let names = [
            "source", "subject", "dataschema", "correlationid", "causationid", "traceparent", "tracestate", "a", "m",
            "z",
        ]
        #expect(metadata.attributes.map(\.name) == names)
        #expect(metadata.attributes.map(\.value) == ["/s", "a", "urn:a:b", "c", "d", "p", "q", "7", "text", "true"])
        #expect(Metadata().attributes.map(\.name) == ["source"])
    }

    @Test("can be changed attribute by attribute, and a copy stays as it was")
    func values() {
        var metadata = Metadata()
        let copy = metadata
        metadata.source = "/s"
        metadata.subject = "a"
        metadata.dataSchema = "urn:a:b"
        metadata.correlationID = "c"
        metadata.causationID = "d"
        metadata.traceParent = "p"
        metadata.traceState = "q"
        metadata.extensions["mine"] = 1
        let expected = Metadata(
            source: "/s", subject: "a", dataSchema: "urn:a:b", correlationID: "c", causationID: "d", traceParent: "p",
            traceState: "q", extensions: ["mine": 1])
        #expect(metadata == expected)
        #expect(copy == Metadata(source: "orchestrix"))
    }

    @Test("goes on from a context only where it says nothing itself")
    func continuing() {
        let context = MessageContext(messageID: "m", correlationID: "c")
        #expect(Metadata().continuing(context) == Metadata(correlationID: "c", causationID: "m"))
        #expect(Metadata().continuing(nil) == Metadata())
        let explicit = Metadata(correlationID: "", causationID: "mine")
        #expect(explicit.continuing(context) == explicit)
    }
}
