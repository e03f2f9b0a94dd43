/// A moment in time, in whole microseconds since 1970-01-01T00:00:00Z.
///
/// It covers what RFC 3339 can write, the years 0000 to 9999 UTC. A value beyond that, however it
/// comes about, becomes ``earliest`` or ``latest``, so that arithmetic never traps.
public struct Timestamp: Hashable, Sendable {
    /// Whole microseconds since 1970-01-01T00:00:00Z, negative before it.
    public let microsecondsSinceEpoch: Int64

    /// 0000-01-01T00:00:00Z.
    public static let earliest = Timestamp(microsecondsSinceEpoch: .min)

    /// 9999-12-31T23:59:59.999999Z.
    public static let latest = Timestamp(microsecondsSinceEpoch: .max)

    /// Makes a timestamp from whole microseconds since 1970-01-01T00:00:00Z, pulled into the years 0000 to 9999.
    public init(microsecondsSinceEpoch: Int64) {
        let first = RFC3339.secondsSinceEpoch.lowerBound * 1_000_000
        let last = RFC3339.secondsSinceEpoch.upperBound * 1_000_000 + 999_999
        self.microsecondsSinceEpoch = min(max(microsecondsSinceEpoch, first), last)
    }
}

extension Timestamp: Comparable {
    /// Whether one moment lies before another.
    public static func < (earlier: Timestamp, later: Timestamp) -> Bool {
        earlier.microsecondsSinceEpoch < later.microsecondsSinceEpoch
    }
}
