import Foundation
import OrchestrixCommon
import Testing

@Suite("A timestamp")
struct TimestampTests {
    @Test(
        "reads and writes RFC 3339",
        arguments: [
            ("1970-01-01T00:00:00Z", 0),
            ("2026-11-23T08:27:06.123456Z", 1_795_422_426_123_456),
            ("2026-11-23T08:27:06.5Z", 1_795_422_426_500_000),
            ("2000-02-29T23:59:59.000001Z", 951_868_799_000_001),
            ("1900-02-28T23:59:59Z", -2_203_891_201_000_000),
            ("1900-03-01T00:00:00Z", -2_203_891_200_000_000),
            ("1969-12-31T23:59:59.999999Z", -1),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
            ("0000-02-29T00:00:00.01Z", -62_162_121_599_990_000),
            ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
        ] as [(String, Int64)])
    func readsAndWrites(text: String, microseconds: Int64) throws {
        #expect(try Timestamp(rfc3339: text).microsecondsSinceEpoch == microseconds)
        #expect(Timestamp(microsecondsSinceEpoch: microseconds).rfc3339 == text)
        #expect("\(Timestamp(microsecondsSinceEpoch: microseconds))" == text)
    }

    @Test(
        "reads other ways to write the same moment",
        arguments: [
            ("2026-11-23t08:27:06z", "2026-11-23T08:27:06Z"),
            ("2026-11-23T09:27:06+01:00", "2026-11-23T08:27:06Z"),
            ("2026-11-22T23:57:06-08:30", "2026-11-23T08:27:06Z"),
            ("2026-11-23T08:27:06-00:00", "2026-11-23T08:27:06Z"),
            ("2026-01-01T00:00:00+23:59", "2025-12-31T00:01:00Z"),
            ("2024-03-01T00:30:00+01:00", "2024-02-29T23:30:00Z"),
            ("2026-11-23T08:27:06.500000Z", "2026-11-23T08:27:06.5Z"),
            ("2026-11-23T08:27:06.000Z", "2026-11-23T08:27:06Z"),
            ("2026-11-23T08:27:06.1234569999999999999Z", "2026-11-23T08:27:06.123456Z"),
            ("1969-12-31T23:59:59.9999999Z", "1969-12-31T23:59:59.999999Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
            ("2016-12-31T23:59:60.5Z", "2017-01-01T00:00:00.5Z"),
            ("2017-01-01T00:59:60+01:00", "2017-01-01T00:00:00Z"),
            ("2015-06-30T15:59:60-08:00", "2015-07-01T00:00:00Z"),
        ])
    func readsOtherForms(text: String, normal: String) throws {
        #expect(try Timestamp(rfc3339: text).rfc3339 == normal)
    }

    @Test(
        "says what is wrong with a text that is none",
        arguments: [
            ("", .malformed(expected: "a digit", offset: 0)),
            ("today", .malformed(expected: "a digit", offset: 0)),
            ("26-11-23T08:27:06Z", .malformed(expected: "a digit", offset: 2)),
            ("+2026-11-23T08:27:06Z", .malformed(expected: "a digit", offset: 0)),
            ("2026/11/23T08:27:06Z", .malformed(expected: "'-'", offset: 4)),
            ("2026-11-23", .malformed(expected: "'T'", offset: 10)),
            ("2026-11-23 08:27:06Z", .malformed(expected: "'T'", offset: 10)),
            ("2026-11-23T08:27Z", .malformed(expected: "':'", offset: 16)),
            ("2026-11-23T08:27:06", .malformed(expected: "Z or an offset such as +01:00", offset: 19)),
            ("2026-11-23T08:27:06.Z", .malformed(expected: "a digit", offset: 20)),
            ("2026-11-23T08:27:06,5Z", .malformed(expected: "Z or an offset such as +01:00", offset: 19)),
            ("2026-11-23T08:27:06+0100", .malformed(expected: "':'", offset: 22)),
            ("2026-11-23T08:27:06+01", .malformed(expected: "':'", offset: 22)),
            ("2026-11-23T08:27:06Z ", .malformed(expected: "the end", offset: 20)),
            ("2026-11-23T08:27:06ZZ", .malformed(expected: "the end", offset: 20)),
            ("２026-11-23T08:27:06Z", .malformed(expected: "a digit", offset: 0)),
            ("2026-00-23T08:27:06Z", .outOfBounds(.month, value: 0, allowed: 1...12)),
            ("2026-13-23T08:27:06Z", .outOfBounds(.month, value: 13, allowed: 1...12)),
            ("2026-02-00T08:27:06Z", .noSuchDay(year: 2026, month: 2, day: 0)),
            ("2026-02-29T08:27:06Z", .noSuchDay(year: 2026, month: 2, day: 29)),
            ("2024-02-30T08:27:06Z", .noSuchDay(year: 2024, month: 2, day: 30)),
            ("1900-02-29T08:27:06Z", .noSuchDay(year: 1900, month: 2, day: 29)),
            ("2026-04-31T08:27:06Z", .noSuchDay(year: 2026, month: 4, day: 31)),
            ("2026-11-23T24:00:00Z", .outOfBounds(.hour, value: 24, allowed: 0...23)),
            ("2026-11-23T08:60:06Z", .outOfBounds(.minute, value: 60, allowed: 0...59)),
            ("2026-11-23T08:27:61Z", .outOfBounds(.second, value: 61, allowed: 0...60)),
            ("2026-11-23T08:27:06+24:00", .outOfBounds(.offsetHour, value: 24, allowed: 0...23)),
            ("2026-11-23T08:27:06-01:60", .outOfBounds(.offsetMinute, value: 60, allowed: 0...59)),
            ("2026-11-23T08:27:60Z", .noLeapSecond),
            ("2016-12-30T23:59:60Z", .noLeapSecond),
            ("2016-12-31T23:59:60+01:00", .noLeapSecond),
            ("0000-01-01T00:00:00+00:01", .outOfReach),
            ("9999-12-31T23:59:59-00:01", .outOfReach),
            ("9999-12-31T23:59:60Z", .outOfReach),
        ] as [(String, TimestampError)])
    func refuses(text: String, expected: TimestampError) {
        let error = #expect(throws: TimestampError.self) { try Timestamp(rfc3339: text) }
        #expect(error == expected)
        if case .malformed = expected {
            #expect(error?.code == "timestamp.malformed")
        } else {
            #expect(error?.code == "timestamp.impossible")
        }
    }

    @Test("comes back from its text, whatever the moment, and sorts as the moments do")
    func roundTrip() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        let all = Timestamp.earliest.microsecondsSinceEpoch...(Timestamp.latest - .seconds(1)).microsecondsSinceEpoch
        for _ in 0..<5_000 {
            let step = ([1, 1_000, 1_000_000, 86_400_000_000] as [Int64]).randomElement(using: &random) ?? 1
            let moment = Timestamp(microsecondsSinceEpoch: Int64.random(in: all, using: &random) / step * step)
            try #require(try Timestamp(rfc3339: moment.rfc3339) == moment, "seed \(seed)")
            let next = moment + .seconds(1)
            try #require(moment < next && moment.rfc3339.prefix(19) < next.rfc3339.prefix(19), "seed \(seed)")
        }
    }

    @Test("agrees with Foundation's calendar on every day of its four centuries, and at random elsewhere")
    func agreesWithFoundation() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        let style = Date.ISO8601FormatStyle()
        let days = (0..<146_097).filter { _ in random.next() % 40 == 0 }.map { Int64($0) * 86_400 - 11_644_473_600 }
        let moments =
            days + (0..<2_000).map { _ in Int64.random(in: -12_219_292_800...253_402_300_799, using: &random) }
        for seconds in moments {
            let expected = style.format(Date(timeIntervalSince1970: TimeInterval(seconds)))
            try #require(Timestamp(microsecondsSinceEpoch: seconds * 1_000_000).rfc3339 == expected, "seed \(seed)")
        }
    }

    @Test("beyond the years 0000 to 9999 becomes the first or the last that can be written")
    func saturates() {
        #expect(Timestamp(microsecondsSinceEpoch: .min) == .earliest)
        #expect(Timestamp(microsecondsSinceEpoch: .max) == .latest)
        #expect(Timestamp.earliest.rfc3339 == "0000-01-01T00:00:00Z")
        #expect(Timestamp.latest.rfc3339 == "9999-12-31T23:59:59.999999Z")
        #expect(Timestamp.latest + .microseconds(1) == .latest)
        #expect(Timestamp.earliest - .microseconds(1) == .earliest)
        for forever: Duration in [.seconds(Int64.max), .seconds(Int64.max / 1_000_000 + 1)] {
            #expect(Timestamp.earliest + forever == .latest)
            #expect(Timestamp.latest - forever == .earliest)
            #expect(Timestamp.latest + .zero - forever - forever == .earliest)
        }
        #expect(Timestamp.latest + .seconds(Int64.min) == .earliest)
        #expect(Timestamp.earliest - .seconds(Int64.min) == .latest)
    }

    @Test("moves by durations in whole microseconds and tells how far it is to another")
    func arithmetic() {
        let start = Timestamp(microsecondsSinceEpoch: 1_000)
        #expect((start + .microseconds(500)).microsecondsSinceEpoch == 1_500)
        #expect((start - .milliseconds(2)).microsecondsSinceEpoch == -1_000)
        #expect(start + .nanoseconds(1_999) - .nanoseconds(1_999) == start)
        #expect(start - .nanoseconds(1_999) + .nanoseconds(1_999) == start)
        #expect(start.duration(to: start + .seconds(90)) == .seconds(90))
        #expect((start + .seconds(90)).duration(to: start) == .seconds(-90))
        #expect(Timestamp.earliest.duration(to: .latest) > .seconds(315_569_519_999))
    }

    @Test("comes back from a date within the reach of its digits")
    func dates() throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<2_000 {
            let moment = Timestamp(
                microsecondsSinceEpoch: Int64.random(in: -1_000_000_000_000_000...4_000_000_000_000_000, using: &random)
            )
            try #require(Timestamp(moment.date) == moment, "seed \(seed)")
        }
        #expect(Timestamp(Date(timeIntervalSince1970: 0)).microsecondsSinceEpoch == 0)
        #expect(
            Timestamp(Date(timeIntervalSinceReferenceDate: 0.000_000_4)).microsecondsSinceEpoch == 978_307_200_000_000)
        #expect(
            Timestamp(Date(timeIntervalSinceReferenceDate: 0.000_000_6)).microsecondsSinceEpoch == 978_307_200_000_001)
        // The first day of the Julian calendar's year 1.
        #expect(Timestamp(.distantPast).rfc3339 == "0000-12-30T00:00:00Z")
        #expect(Timestamp(Date(timeIntervalSince1970: .infinity)) == .latest)
        #expect(Timestamp(Date(timeIntervalSince1970: -.infinity)) == .earliest)
        #expect(Timestamp(Date(timeIntervalSince1970: 1e300)) == .latest)
    }

    @Test("is stored as its text, and a text that is none is told by its place and never quoted")
    func codable() throws {
        let moment = try Timestamp(rfc3339: "2026-11-23T08:27:06.123456Z")
        let bytes = try JSONCodec().encode(["at": moment])
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"at":"2026-11-23T08:27:06.123456Z"}"#)
        #expect(try JSONCodec().decode([String: Timestamp].self, from: bytes) == ["at": moment])
        let foundation = try JSONEncoder().encode(["at": moment])
        #expect(try JSONDecoder().decode([String: Timestamp].self, from: foundation) == ["at": moment])

        let error = #expect(throws: DecodingError.self) {
            try JSONCodec().decode([String: Timestamp].self, from: Array(#"{"at":"2026-02-31T00:00:00Z"}"#.utf8))
        }
        guard case .dataCorrupted(let context) = error else {
            Issue.record("not told as corrupted")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["at"])
        #expect(context.debugDescription == "not a timestamp: month 2 of year 2026 has no day 31")
    }
}
