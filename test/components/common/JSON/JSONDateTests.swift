import Foundation
import OrchestrixCommon
import Testing

@Suite("A date in JSON")
struct JSONDateTests {
    private let codec = JSONCodec()

    @Test(
        "is RFC 3339 in UTC with as many digits as it needs and no more",
        arguments: [
            (0, "2001-01-01T00:00:00Z"), (-0.0, "2001-01-01T00:00:00Z"), (0.5, "2001-01-01T00:00:00.5Z"),
            (-0.5, "2000-12-31T23:59:59.5Z"), (-978_307_200, "1970-01-01T00:00:00Z"),
            (-978_307_200.25, "1969-12-31T23:59:59.75Z"),
            (800_000_000.123456, "2026-05-09T06:13:20.123456Z"),
            (800_000_000.123_456_7, "2026-05-09T06:13:20.1234567Z"),
            (0.1, "2001-01-01T00:00:00.1Z"), (0.1 + 0.2, "2001-01-01T00:00:00.30000000000000004Z"),
            (1e-7, "2001-01-01T00:00:00.0000001Z"), (-63_145_526_400, "0000-01-01T00:00:00Z"),
            (252_423_993_599, "9999-12-31T23:59:59Z"), (13_046_399, "2001-05-31T23:59:59Z"),
            (5_097_600, "2001-03-01T00:00:00Z"), (-26_438_400.001, "2000-02-29T23:59:59.999Z"),
        ] as [(TimeInterval, String)])
    func stored(interval: TimeInterval, text: String) throws {
        let date = Date(timeIntervalSinceReferenceDate: interval)
        #expect(try codec.text(date) == "\"\(text)\"")
        #expect(try codec.read(Date.self, "\"\(text)\"") == date)
    }

    @Test("comes back the same to the bit, whatever its distance and its digits")
    func roundTrip() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<10_000 {
            let exponent = Double(Int.random(in: -12...10, using: &random))
            let interval = Double.random(in: -6...9, using: &random) * pow(10, exponent)
            let date = Date(timeIntervalSinceReferenceDate: interval)
            let bytes = try codec.encode(date)
            try #require(try codec.decode(Date.self, from: bytes) == date, "seed \(seed), interval \(interval)")
            try #require(bytes.last == UInt8(ascii: "\"") && bytes.dropLast().last == UInt8(ascii: "Z"), "seed \(seed)")
        }
    }

    @Test("agrees with a timestamp to the microsecond")
    func agreesWithTimestamps() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<2_000 {
            let moment = Timestamp(
                microsecondsSinceEpoch: Int64.random(in: -1_000_000_000_000_000...4_000_000_000_000_000, using: &random)
            )
            let date = try codec.read(Date.self, codec.text(moment))
            try #require(date == moment.date, "seed \(seed)")
            try #require(Timestamp(date) == moment, "seed \(seed)")
        }
    }

    @Test(
        "is read with any offset and any number of digits, to the nearest date",
        arguments: [
            ("2001-01-01T01:30:00.5+01:30", 0.5), ("2000-12-31T20:00:00-04:00", 0), ("2001-01-01t00:00:01z", 1),
            ("2001-01-01T00:00:00.1000000000000000055511151231257827Z", 0.1),
            ("2000-12-31T23:59:59.9000000000000000000000000000001Z", -0.1),
            ("2001-01-01T00:00:00.000000000000Z", 0),
        ] as [(String, TimeInterval)])
    func otherForms(text: String, interval: TimeInterval) throws {
        #expect(try codec.read(Date.self, "\"\(text)\"") == Date(timeIntervalSinceReferenceDate: interval))
    }

    @Test("has no text if it isn't finite or lies outside the years 0000 to 9999")
    func unwritable() {
        for interval in [.nan, .infinity, -.infinity, 252_423_993_600, -63_145_526_401, 1e300, -1e300] {
            let error = #expect(throws: EncodingError.self) {
                try codec.encode(["at": Date(timeIntervalSinceReferenceDate: interval)])
            }
            #expect(error?.path == "at")
        }
    }

    @Test(
        "is refused if it isn't one",
        arguments: [
            "0", "\"\"", "\"today\"", "\"2026-02-29T00:00:00Z\"", "\"2026-01-01\"", "\"2026-01-01T00:00:00\"", "null",
        ])
    func refused(text: String) {
        let error = #expect(throws: DecodingError.self) { try codec.read([Date].self, "[\(text)]") }
        #expect(error?.path == "0")
    }
}
