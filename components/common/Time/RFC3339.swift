/// Timestamps as RFC 3339 writes them, such as `2026-11-23T08:27:06.123456Z`, over bytes.
///
/// These pure functions serve ``Timestamp`` and codecs, which may need more digits than microseconds:
/// a moment is its whole seconds since 1970-01-01T00:00:00Z and the digits of the fraction that
/// follow them. The fraction counts forward, also before 1970.
public enum RFC3339 {
    /// The whole seconds since 1970-01-01T00:00:00Z that can be written: the years 0000 to 9999.
    public static let secondsSinceEpoch: ClosedRange<Int64> = -62_167_219_200...253_402_300_799
}
