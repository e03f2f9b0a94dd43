import Foundation
import OrchestrixCommon
import Testing

@testable import banking_demo

@Suite("Money")
struct MoneyTests {
    @Test(
        "a number is read as people write it",
        arguments: [
            ("5", "5"), ("5.00", "5"), ("0", "0"), ("-5.5", "-5.5"), ("007", "7"),
            ("0.000000000000000000001", "0.000000000000000000001"),
            ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
        ])
    func plain(text: String, value: String) {
        #expect(Decimal(plain: text)?.description == value)
    }

    @Test(
        "everything else is no number",
        arguments: [
            "", "-", ".", "5.", ".5", "1.2.3", "--5", "+5", "1e5", "1,000", "1 000", " 5", "5 ", "0x10", "five", "٥",
            "５", "NaN",
            "inf", "5-", "123456789012345678901234567890123456789", "0.00000000000000000000000000000000000001",
        ])
    func notPlain(text: String) {
        #expect(Decimal(plain: text) == nil)
    }

    @Test(
        "an amount is printed with two places, a number with as many as it needs, at least two",
        arguments: [
            ("5", "5.00"), ("5.5", "5.50"), ("5.55", "5.55"), ("0.001", "0.001"), ("-0.5", "-0.50"),
            ("1000000", "1000000.00"),
        ])
    func text(number: String, text: String) {
        #expect(Decimal(plain: number)?.withTwoPlaces == text)
    }

    @Test(
        "places are counted without the zeros at the end",
        arguments: [("5", 0), ("5.50", 1), ("5.55", 2), ("0.001", 3)])
    func places(number: String, count: Int) {
        #expect(Decimal(plain: number)?.places == count)
    }

    @Test("an amount is stored as its text, and the same amount as the same text")
    func stored() throws {
        let amounts: [Money] = [try Money(5 as Decimal), try Money(Decimal(plain: "5.00") ?? 0), .limit]
        let bytes = try JSONCodec().encode(amounts)
        #expect(String(decoding: bytes, as: UTF8.self) == #"["5.00","5.00","999999999999999.99"]"#)
        #expect(try JSONCodec().decode([Money].self, from: bytes) == amounts)
    }

    @Test(
        "what isn't an amount isn't read as one",
        arguments: [#"["5.001"]"#, #"["5e3"]"#, #"[""]"#, "[5]", #"["1,00"]"#])
    func unreadable(json: String) {
        #expect(throws: DecodingError.self) { try JSONCodec().decode([Money].self, from: Array(json.utf8)) }
    }

    @Test("sums are exact where floating point isn't")
    func sums() {
        let dime = Money(exactly: 1) - Money(exactly: Decimal(plain: "0.90") ?? 0)
        let sum = (0..<100_000).reduce(into: Money.limit) { sum, _ in sum += dime }
        #expect(sum.description == "1000000000009999.99")
        #expect((sum - .limit).description == "10000.00")
    }
}
