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
            ("1969-12-31T23:59:59.999999Z", -1),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000_000),
            ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
        ] as [(String, Int64)])
    func readsAndWrites(text: String, microseconds: Int64) throws {
        #expect(try Timestamp(rfc3339: text).microsecondsSinceEpoch == microseconds)
        #expect(Timestamp(microsecondsSinceEpoch: microseconds).rfc3339 == text)
    }
}
