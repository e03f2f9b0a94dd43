import Foundation
import OrchestrixCommon
import Testing

@Suite("A decimal in JSON")
struct JSONDecimalTests {
    private let codec = JSONCodec()

    @Test(
        "is a string with the exact value",
        arguments: [
            "0", "1", "-1", "0.1", "123.45", "-0.01", "100", "12345678901234567890.123456789",
            "99999999999999999999999999999999999999", "0.00000000000000000000000000000000000001",
            "-170141183460469231731687303715884105728",
        ])
    func exact(text: String) throws {
        let decimal = try #require(Decimal(string: text))
        #expect(try codec.text(decimal) == "\"\(text)\"")
        #expect(try codec.read(Decimal.self, "\"\(text)\"") == decimal)
        #expect(try codec.read(Decimal.self, text) == decimal, "a number is read by its digits too")
    }

    @Test(
        "is read by its digits, however they are written, and never through binary floating point",
        arguments: [
            ("0.1", "0.1"), ("1.10", "1.1"), ("1e3", "1000"), (#""1e-3""#, "0.001"), ("1E+2", "100"), ("-0", "0"),
            ("123456789012345678901234567890.12", "123456789012345678901234567890.12"),
            ("1000000000000000000000000000000000000000000e-10", "100000000000000000000000000000000"),
        ])
    func byDigits(text: String, value: String) throws {
        #expect(try codec.read(Decimal.self, text) == Decimal(string: value))
    }

    @Test("comes back, whatever its digits and its exponent")
    func roundTrip() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<3_000 {
            let digits = Decimal(random.next() >> (random.next() % 64))
            let exponent = Int.random(in: -100...100, using: &random)
            let decimal = Decimal(
                sign: random.next() % 2 == 0 ? .plus : .minus, exponent: exponent, significand: digits)
            try #require(try codec.read(Decimal.self, codec.text(decimal)) == decimal, "seed \(seed)")
        }
    }

    @Test("must be a number, to be written")
    func notANumber() {
        let error = #expect(throws: EncodingError.self) { try codec.encode(["price": Decimal.nan]) }
        #expect(error?.path == "price")
    }

    @Test(
        "is refused if a decimal can't hold it exactly, or if it is none",
        arguments: [
            "123456789012345678901234567890123456789.5", "1e200", "1e-200", "1e128", #""10e127""#,
            "340282366920938463463374607431768211450e127", #""""#, #"" 1""#, #""1 ""#, #""1,5""#,
            #""0x1""#,
            #""NaN""#, #""1.""#, #""+1""#, "true", "null", "[]", #""\u0031""#,
        ])
    func refused(text: String) {
        let error = #expect(throws: DecodingError.self) {
            try codec.read([String: Decimal].self, #"{"price":\#(text)}"#)
        }
        #expect(error?.path == "price")
    }
}
