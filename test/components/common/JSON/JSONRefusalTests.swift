import Foundation
import OrchestrixCommon
import Testing

@Suite("A document that can't be read, or a value that can't be written")
struct JSONRefusalTests {
    struct Cart: Codable, Equatable {
        struct Item: Codable, Equatable {
            var name: String
            var price: Decimal
        }
        var id: Int
        var items: [Item]
        var extra: [String: [Bool]]
    }

    private let codec = JSONCodec()
    private static let cart =
        #"{"id":-12,"items":[{"name":"p\u00e4\n😀","price":"1.50"},{"name":"","price":2e1}],"extra":{"flags":[true,false]}}"#

    @Test(
        "is told by the offset of the first byte that is wrong",
        arguments: [
            ("", 0, "the text ends too early"), (" \n", 2, "the text ends too early"),
            ("nul", 3, "the text ends too early"), ("nulL", 3, "expected a value"), ("True", 0, "expected a value"),
            ("[1,]", 3, "expected a value"), ("[,1]", 1, "expected a value"),
            ("[1 2]", 3, "expected a comma or the end of the container"),
            ("[1}", 2, "expected a comma or the end of the container"), ("[", 1, "the text ends too early"),
            ("{\"a\":1]", 6, "expected a comma or the end of the container"), ("{\"a\" 1}", 5, "expected a colon"),
            ("{\"a\":}", 5, "expected a value"), ("{\"a\":1,}", 7, "expected a key"), ("{a:1}", 1, "expected a key"),
            ("{1:1}", 1, "expected a key"), ("]", 0, "expected a value"), ("1 2", 2, "something follows the value"),
            ("{}x", 2, "something follows the value"), ("[]\u{0}", 2, "something follows the value"),
            ("// note\n1", 0, "expected a value"), ("\u{A0}1", 0, "expected a value"),
            ("\u{FEFF}1", 0, "expected a value"),
            ("1\u{C}", 1, "something follows the value"), ("01", 1, "a number begins with a zero"),
            ("-x", 1, "expected a digit"),
        ])
    func malformed(text: String, offset: Int, reason: String) {
        let expected = "Invalid JSON at byte \(offset): \(reason)."
        for type: any Decodable.Type in [RawJSON.self, Cart.self, Int.self] {
            let error = #expect(throws: DecodingError.self) { try codec.read(type, text) }
            #expect(error?.context.debugDescription == expected)
        }
        #expect(throws: DecodingError.self) { try RawJSON(validating: Array(text.utf8)) }
    }

    @Test("is refused wherever it is cut off")
    func truncated() throws {
        let bytes = Array(Self.cart.utf8)
        #expect(try codec.decode(Cart.self, from: bytes).items.count == 2)
        for length in 0..<bytes.count {
            #expect(throws: DecodingError.self, "after \(length) bytes") {
                try codec.decode(Cart.self, from: bytes.prefix(length))
            }
            #expect(throws: DecodingError.self) { try RawJSON(validating: Array(bytes.prefix(length))) }
        }
    }

    @Test("is refused, and no trap, if some byte of it is another; or it is read as a document of its own")
    func mutated() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        let original = Array(Self.cart.utf8)
        let interesting = Array("\"\\{}[],:0-9eE.tfnu \u{0}\n".utf8) + [0x80, 0xC0, 0xED, 0xF4, 0xFF]
        var refused = 0
        for _ in 0..<5_000 {
            var bytes = original
            for _ in 0...Int(random.next() % 3) {
                bytes[Int(random.next() % UInt64(bytes.count))] = interesting.randomElement(using: &random) ?? 0
            }
            guard let raw = try? RawJSON(validating: bytes) else {
                refused += 1
                #expect(throws: DecodingError.self, "seed \(seed)") { try codec.decode(Cart.self, from: bytes) }
                continue
            }
            #expect(raw.bytes == bytes, "seed \(seed)")
            #expect(throws: Never.self, "seed \(seed)") {
                try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            }
        }
        #expect(refused > 500)
    }

    @Test(
        "is refused if it nests deeper than is allowed, before anything grows", arguments: ["[", "{\"a\":", "[{\"a\":"])
    func depthBomb(opening: String) {
        let bomb = Array(String(repeating: opening, count: 1_000_000).utf8)
        let error = #expect(throws: DecodingError.self) { try codec.decode(RawJSON.self, from: bomb) }
        #expect(error?.context.debugDescription.hasSuffix("the text is nested too deep.") == true)
    }

    @Test("may nest as deep as is allowed and no deeper, both ways")
    func depth() throws {
        struct Nest: Codable { var inner: [Nest] }
        func nest(_ depth: Int) -> Nest { (1..<depth).reduce(Nest(inner: [])) { nest, _ in Nest(inner: [nest]) } }
        let codec = JSONCodec(maximumDepth: 20)
        let bytes = try codec.encode(nest(10))
        #expect(throws: Never.self) { try codec.decode(Nest.self, from: bytes) }
        #expect(throws: EncodingError.self) { try codec.encode(nest(11)) }
        let deeper = try JSONCodec().encode(nest(11))
        #expect(throws: DecodingError.self) { try codec.decode(Nest.self, from: deeper) }
        let raw = try RawJSON(validating: deeper)
        #expect(throws: EncodingError.self) { try codec.encode(raw) }
        #expect(throws: EncodingError.self) { try JSONCodec(maximumDepth: 22).encode([raw]) }
        #expect(try JSONCodec(maximumDepth: 23).encode([raw]).count == deeper.count + 2)
        let full = Array((String(repeating: "[", count: 512) + String(repeating: "]", count: 512)).utf8)
        #expect(throws: Never.self) { try RawJSON(validating: full) }
    }

    @Test("counts the first of the members with one key, however the keys are written")
    func repeatedKeys() throws {
        #expect(try codec.read([String: Int].self, #"{"a":1,"b":2,"a":3}"#) == ["a": 1, "b": 2])
        #expect(try codec.read([String: Int].self, #"{"\u0061":1,"a":2}"#) == ["a": 1])
        #expect(try codec.read([String: Int].self, #"{"a":1,"\u0061":2}"#) == ["a": 1])
        struct Single: Decodable { var a: Int }
        #expect(try codec.read(Single.self, #"{"a":1,"a":"two"}"#).a == 1)
        for count in [2, 3, 16, 17, 100] {
            let keys = (0..<count).map { "key\($0)" }
            let members = (keys.map { "\"\($0)\":1" } + keys.shuffled().map { "\"\($0)\":2" }).joined(separator: ",")
            let read = try codec.read([String: Int].self, "{\(members)}")
            #expect(read == Dictionary(uniqueKeysWithValues: keys.map { ($0, 1) }))
        }
    }

    @Test(
        "is told by the path of what doesn't fit, and never by the value",
        arguments: [
            (#"{"id":"hunter2","items":[],"extra":{}}"#, "id", "typeMismatch"),
            (#"{"id":1.5,"items":[],"extra":{}}"#, "id", "dataCorrupted"),
            (#"{"items":[],"extra":{}}"#, "", "keyNotFound"),
            (#"{"id":1,"items":{},"extra":{}}"#, "items", "typeMismatch"),
            (#"{"id":1,"items":[{"name":"a","price":1},{"name":4711}],"extra":{}}"#, "items.1.name", "typeMismatch"),
            (#"{"id":1,"items":[{"name":"a","price":"hunter2"}],"extra":{}}"#, "items.0.price", "dataCorrupted"),
            (#"{"id":1,"items":[{"name":"hunter2"}],"extra":{}}"#, "items.0", "keyNotFound"),
            (#"{"id":1,"items":[{"name":null,"price":1}],"extra":{}}"#, "items.0.name", "valueNotFound"),
            (#"{"id":1,"items":[],"extra":{"x y":[true,null]}}"#, "extra.x y.1", "valueNotFound"),
            (#"{"id":1,"items":[],"extra":{"x":[true,"hunter2"]}}"#, "extra.x.1", "typeMismatch"),
            (#"{"id":1,"items":[],"extra":[]}"#, "extra", "typeMismatch"),
            (#"[]"#, "", "typeMismatch"), (#"null"#, "", "valueNotFound"), (#""hunter2""#, "", "typeMismatch"),
        ])
    func paths(text: String, path: String, kind: String) {
        let error = #expect(throws: DecodingError.self) { try codec.read(Cart.self, text) }
        #expect(error?.path == path)
        #expect(String(describing: error).contains(kind))
        #expect(
            !String(describing: error).contains("hunter2")
                && !"\(error.map(String.init(reflecting:)) ?? "")".contains("4711"))
    }

    @Test("is told by the path when it can't be written, and never by the value")
    func encodingPaths() {
        struct Secret: Encodable, CustomStringConvertible {
            var note = "hunter2"
            var rate = Double.nan
            var description: String { note }
        }
        let error = #expect(throws: EncodingError.self) { try codec.encode(["list": [Secret(rate: 1), Secret()]]) }
        #expect(error?.path == "list.1.rate")
        #expect(!String(reflecting: error).contains("hunter2"))
    }

    @Test("has no form if it encodes nothing, or two things in the place of one")
    func impossible() throws {
        struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }
        struct Twice: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(1)
                try container.encode(2)
            }
        }
        #expect(throws: EncodingError.self) { try codec.encode(Nothing()) }
        #expect(throws: EncodingError.self) { try codec.encode(Twice()) }
        #expect(try codec.text([Nothing()]) == "[{}]")
    }

    @Test("leaves the next document alone")
    func recovers() throws {
        #expect(throws: EncodingError.self) { try codec.encode(Double.nan) }
        #expect(throws: DecodingError.self) { try codec.read(Cart.self, "{") }
        let cart = try codec.read(Cart.self, Self.cart)
        #expect(try codec.read(Cart.self, codec.text(cart)) == cart)
    }
}
