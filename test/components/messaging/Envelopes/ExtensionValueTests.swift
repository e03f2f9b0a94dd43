import OrchestrixCommon
import OrchestrixMessaging
import Testing

@Suite("The value of an extension")
struct ExtensionValueTests {
    @Test(
        "comes back from JSON with its type",
        arguments: ["text", "", "7", 7, .integer(.max), true, false] as [ExtensionValue])
    func roundTrip(value: ExtensionValue) throws {
        #expect(try JSONCodec().decode(ExtensionValue.self, from: JSONCodec().encode(value)) == value)
    }

    @Test("has the canonical text of CloudEvents")
    func text() {
        #expect(ExtensionValue.string("a b").description == "a b")
        #expect(ExtensionValue.integer(-7).description == "-7")
        #expect(ExtensionValue.boolean(true).description == "true")
        #expect(ExtensionValue.binary([0, 255]) == "AP8=")
        #expect(ExtensionValue.timestamp(Timestamp(microsecondsSinceEpoch: 0)) == "1970-01-01T00:00:00Z")
    }

    @Test("is a moment or bytes only where it holds one")
    func interpretation() {
        #expect(ExtensionValue.string("1970-01-01T01:00:00+01:00").timestamp == Timestamp(microsecondsSinceEpoch: 0))
        #expect(ExtensionValue.string("now").timestamp == nil)
        #expect(ExtensionValue.integer(7).timestamp == nil)
        #expect(ExtensionValue.string("AP8=").binary == [0, 255])
        #expect(ExtensionValue.string("AP8").binary == nil)
        #expect(ExtensionValue.boolean(true).binary == nil)
    }

    @Test(
        "is refused where it is a fraction, too large or not a value at all",
        arguments: ["1.5", "2147483648", "{}", "null"])
    func refusal(json: String) {
        #expect(throws: DecodingError.self) { try JSONCodec().decode(ExtensionValue.self, from: json.utf8) }
    }
}
