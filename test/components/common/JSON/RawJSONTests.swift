import Foundation
import OrchestrixCommon
import Testing

@Suite("Raw JSON")
struct RawJSONTests {
    private let codec = JSONCodec()

    @Test("passes through byte for byte, wherever it stands")
    func passesThrough() throws {
        let text = #"{"a":{"x": [1, 2.50,{}] },"b":"q\u0041","c":1E+2,"d":null,"e":"é","f":[ ],"a":{"x":1}}"#
        let read = try codec.read([String: RawJSON].self, text)
        #expect(read["a"].map { String(decoding: $0.bytes, as: UTF8.self) } == #"{"x": [1, 2.50,{}] }"#)
        #expect(read["c"].map { String(decoding: $0.bytes, as: UTF8.self) } == "1E+2")
        #expect(try codec.text(read) == #"{"a":{"x": [1, 2.50,{}] },"b":"q\u0041","c":1E+2,"d":null,"e":"é","f":[ ]}"#)
        let whole = try codec.read(RawJSON.self, " \(text)\n")
        #expect(String(decoding: whole.bytes, as: UTF8.self) == text, "white space around it isn't part of it")
        #expect(try codec.text([whole, whole]) == "[\(text),\(text)]")
    }

    @Test("is equal by its bytes")
    func equality() throws {
        #expect(try RawJSON(validating: Array("1".utf8)) == codec.read(RawJSON.self, " 1 "))
        #expect(try RawJSON(validating: Array("1".utf8)) != RawJSON(validating: Array("1.0".utf8)))
    }

    @Test("is refused by other coders, which can't splice bytes")
    func otherCoders() throws {
        let raw = try RawJSON(validating: Array("[1]".utf8))
        #expect(throws: EncodingError.self) { try JSONEncoder().encode(raw) }
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(RawJSON.self, from: Data("[1]".utf8)) }
    }
}
