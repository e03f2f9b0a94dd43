import Foundation
import OrchestrixCommon
import Testing

@Suite("A string in JSON")
struct JSONStringTests {
    private let codec = JSONCodec()

    @Test(
        "is written as it is, but for what JSON demands to be escaped",
        arguments: [
            ("", #""""#),
            ("plain", #""plain""#),
            ("seven77", #""seven77""#), ("eight888", #""eight888""#), ("nine99999", #""nine99999""#),
            (#"a"b\c/d"#, #""a\"b\\c/d""#),
            ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\u{0}\u{1}\u{1F}\u{7F}", #""\u0000\u0001\u001f"# + "\u{7F}\""),
            ("0123456\n89", #""0123456\n89""#), ("01234567\u{0}", #""01234567\u0000""#),
            ("ü漢😀👨‍👩‍👧", #""ü漢😀👨‍👩‍👧""#),
            ("\u{2028}\u{2029}\u{FEFF}\u{FFFF}\u{10FFFF}", "\"\u{2028}\u{2029}\u{FEFF}\u{FFFF}\u{10FFFF}\""),
        ])
    func written(value: String, text: String) throws {
        #expect(try codec.text(value) == text)
        #expect(Array(try codec.read(String.self, text).utf8) == Array(value.utf8))
    }

    @Test(
        "is read with escapes of every kind",
        arguments: [
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0041\u00e4\u00E4\u6f22""#, "Aää漢"),
            (#""\u0000""#, "\u{0}"),
            (#""\uD83D\uDE00""#, "😀"), (#""\ud800\udc00\uDBFF\uDFFF""#, "\u{10000}\u{10FFFF}"),
            (#""\uFFFF\u005C\u0022""#, "\u{FFFF}\\\""),
        ])
    func escapes(text: String, value: String) throws {
        #expect(Array(try codec.read(String.self, text).utf8) == Array(value.utf8))
    }

    @Test("keeps apart what Swift holds for equal: the bytes come back, not their normal form")
    func noNormalization() throws {
        for value in ["\u{E9}", "e\u{301}", "\u{212B}", "\u{1100}\u{1161}"] {
            #expect(Array(try codec.read(String.self, codec.text(value)).utf8) == Array(value.utf8))
        }
    }

    @Test("comes back with every character of the basic plane and many of the others, at every place in a word")
    func everyCharacter() throws {
        for plane in 0...16 {
            var value = ""
            for offset in stride(from: 0, through: 0xFFFF, by: plane == 0 ? 1 : 13) {
                if let scalar = Unicode.Scalar(UInt32(plane << 16 | offset)) { value.unicodeScalars.append(scalar) }
            }
            let bytes = try codec.encode(value)
            #expect(try Array(codec.decode(String.self, from: bytes).utf8) == Array(value.utf8))
        }
        for length in 0...20 {
            for place in 0...length {
                for special in ["\"", "\\", "\u{0}", "ü", "漢", "😀"] {
                    let value =
                        String(repeating: "a", count: place) + special + String(repeating: "b", count: length - place)
                    try #require(try codec.read(String.self, codec.text(value)) == value)
                }
            }
        }
    }

    @Test(
        "is refused where it isn't one, by the offset of the byte that is wrong",
        arguments: [
            (#""\x""#, 2, "unknown escape"), (#""\"#, 2, "the text ends too early"),
            (#""\u00g0""#, 5, "expected a hexadecimal digit"), (#""\u12"#, 5, "the text ends too early"),
            (#""\uD800""#, 3, "half of a surrogate pair"), (#""\uDC00\uD800""#, 3, "half of a surrogate pair"),
            (#""\uD800x""#, 3, "half of a surrogate pair"), (#""\uD800\n""#, 3, "half of a surrogate pair"),
            (#""\uD800\u0041""#, 3, "half of a surrogate pair"), (#""abc"#, 4, "the text ends too early"),
            ("\"a\nb\"", 2, "a control character stands in a string"),
            ("\"0123456789\u{0}\"", 11, "a control character stands in a string"), ("'a'", 0, "expected a value"),
        ])
    func refused(text: String, offset: Int, reason: String) {
        let error = #expect(throws: DecodingError.self) { try codec.read(String.self, text) }
        #expect(error?.context.debugDescription == "Invalid JSON at byte \(offset): \(reason).")
    }

    @Test(
        "is refused if it isn't UTF-8, in a value as in a key",
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xE2, 0x82], [0xE2, 0x28, 0xA1], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE],
            [0xFF],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        for prefix in ["", "a", "0123456", "01234567"] {
            let string = Array("\"\(prefix)".utf8) + bytes + Array("z\"".utf8)
            #expect(throws: DecodingError.self) { try codec.decode(String.self, from: string) }
            #expect(throws: DecodingError.self) { try RawJSON(validating: string) }
            let object = Array("{".utf8) + string + Array(":1}".utf8)
            #expect(throws: DecodingError.self) { try codec.decode([String: Int].self, from: object) }
        }
    }
}
