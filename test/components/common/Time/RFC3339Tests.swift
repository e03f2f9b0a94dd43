import OrchestrixCommon
import Testing

@Suite("RFC 3339 over bytes")
struct RFC3339Tests {
    @Test("gives the whole seconds and the digits behind the point, all of them")
    func parses() throws {
        let (seconds, fraction) = try RFC3339.parse("1969-12-31T23:59:58.12345678901234567890Z".utf8)
        #expect(seconds == -2)
        #expect(String(decoding: Array(fraction), as: UTF8.self) == "12345678901234567890")
        #expect(try RFC3339.parse(Array("1970-01-01T00:00:01Z".utf8)).fraction.isEmpty)
    }

    @Test("writes behind what is there already, with the digits that it is given")
    func writes() throws {
        var bytes = Array("at ".utf8)
        try RFC3339.write(seconds: -2, fraction: "120".utf8, into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "at 1969-12-31T23:59:58.120Z")
    }

    @Test(
        "writes nothing beyond the years 0000 to 9999",
        arguments: [-62_167_219_201, 253_402_300_800, .min, .max] as [Int64])
    func outOfReach(seconds: Int64) {
        var bytes: [UInt8] = []
        #expect(throws: TimestampError.outOfReach) { try RFC3339.write(seconds: seconds, into: &bytes) }
        #expect(bytes.isEmpty)
    }
}
