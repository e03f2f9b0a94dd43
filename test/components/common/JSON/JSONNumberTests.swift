import Foundation
import OrchestrixCommon
import Testing

@Suite("A number in JSON")
struct JSONNumberTests {
    private let codec = JSONCodec()

    private func checkBounds<Number: FixedWidthInteger & Codable & Sendable>(_ type: Number.Type) throws {
        for value in [Number.min, Number.min + 1, 0, 1, Number.max - 1, Number.max] {
            #expect(try codec.text(value) == "\(value)")
            #expect(try codec.read(type, "\(value)") == value)
            #expect(try codec.read([String: Number].self, codec.text(["a": value])) == ["a": value])
            #expect(try codec.read([Number?].self, codec.text([value, nil])) == [value, nil])
        }
        for beyond in ["\(type.max)0", "-\(type.max)0", Number.isSigned ? "-\(type.max)9" : "-1"] {
            let error = #expect(throws: DecodingError.self) { try codec.read([Number].self, "[\(beyond)]") }
            #expect(error?.context.debugDescription == "The number doesn't fit \(type).")
            #expect(error?.path == "0")
        }
    }

    @Test("is exact in every integer type, from its least to its greatest value, and refused beyond")
    func integers() throws {
        try checkBounds(Int8.self)
        try checkBounds(Int16.self)
        try checkBounds(Int32.self)
        try checkBounds(Int64.self)
        try checkBounds(Int128.self)
        try checkBounds(Int.self)
        try checkBounds(UInt8.self)
        try checkBounds(UInt16.self)
        try checkBounds(UInt32.self)
        try checkBounds(UInt64.self)
        try checkBounds(UInt128.self)
        try checkBounds(UInt.self)
        #expect(throws: DecodingError.self) { try codec.read(Int8.self, "128") }
        #expect(throws: DecodingError.self) { try codec.read(Int64.self, "9223372036854775808") }
        #expect(throws: DecodingError.self) { try codec.read(UInt64.self, "18446744073709551616") }
    }

    @Test(
        "is read as an integer however it is written, if it is one",
        arguments: [("1e2", 100), ("1.0", 1), ("120e-1", 12), ("-0", 0), ("-0.0", 0), ("0e999", 0), ("1.50E+1", 15)])
    func integral(text: String, value: Int) throws {
        #expect(try codec.read(Int.self, text) == value)
    }

    @Test(
        "is no integer if it has a fraction or is too large",
        arguments: ["1.5", "1e-1", "1e19", "1e400", "-1e400", "0.1e-400"])
    func notIntegral(text: String) {
        #expect(throws: DecodingError.self) { try codec.read(Int.self, text) }
    }

    @Test(
        "is written in the shortest text that reads back as the same",
        arguments: [
            (0.0, "0"), (-0.0, "-0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
            (1e15, "1000000000000000"), (9_007_199_254_740_991, "9007199254740991"), (1e300, "1e+300"), (1e-7, "1e-07"),
            (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (.leastNonzeroMagnitude, "5e-324"),
            (.pi, "3.141592653589793"),
        ] as [(Double, String)])
    func doubles(value: Double, text: String) throws {
        #expect(try codec.text(value) == text)
        #expect(try codec.read(Double.self, text).bitPattern == value.bitPattern)
    }

    @Test("is the same to the bit after it was written and read, whatever the bits")
    func roundTrip() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<5_000 {
            let double = Double(bitPattern: random.next())
            if double.isFinite {
                try #require(
                    try codec.read(Double.self, codec.text(double)).bitPattern == double.bitPattern, "seed \(seed)")
            }
            let float = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
            if float.isFinite {
                try #require(
                    try codec.read(Float.self, codec.text(float)).bitPattern == float.bitPattern, "seed \(seed)")
            }
            let integer = Int64(truncatingIfNeeded: random.next()) >> (random.next() % 64)
            try #require(try codec.read(Int64.self, codec.text(integer)) == integer, "seed \(seed)")
        }
    }

    @Test(
        "must be finite, and the error tells where it stands",
        arguments: [Double.nan, .signalingNaN, .infinity, -.infinity])
    func notFinite(value: Double) {
        let error = #expect(throws: EncodingError.self) { try codec.encode(["a": [1, value]]) }
        #expect(error?.path == "a.1")
        #expect(throws: EncodingError.self) { try codec.encode(value) }
        #expect(throws: EncodingError.self) { try codec.encode([Float(value)]) }
        #expect(throws: EncodingError.self) { try codec.encode(["a": Optional(value)]) }
    }

    @Test(
        "is refused as floating point where it would become infinite, or zero without being it",
        arguments: ["1e309", "-1e309", "1e-400", "-0.1e-999"])
    func doesNotFit(text: String) {
        #expect(throws: DecodingError.self) { try codec.read(Double.self, text) }
        #expect(throws: DecodingError.self) { try codec.read(Float.self, text) }
    }

    @Test(
        "has the form that RFC 8259 gives it",
        arguments: [
            "01", "-01", "+1", "-", ".5", "5.", "1.e5", "1e", "1e+", "0x10", "1_000", "NaN", "Infinity", "-Infinity",
            "１",
        ])
    func form(text: String) {
        for type: any Decodable.Type in [Double.self, Int.self, Decimal.self, RawJSON.self] {
            #expect(throws: DecodingError.self) { try codec.read(type, text) }
        }
    }

    @Test("is neither a string nor a bool, and they are no numbers")
    func kinds() {
        #expect(throws: DecodingError.self) { try codec.read(Int.self, #""1""#) }
        #expect(throws: DecodingError.self) { try codec.read(Double.self, "true") }
        #expect(throws: DecodingError.self) { try codec.read(String.self, "1") }
        #expect(throws: DecodingError.self) { try codec.read(Bool.self, "1") }
        #expect(throws: DecodingError.self) { try codec.read(Int.self, "null") }
    }
}
