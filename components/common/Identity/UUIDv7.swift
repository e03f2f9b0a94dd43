/// A time-ordered UUID (RFC 9562, version 7): 48 bits of Unix milliseconds, then a counter and random bits.
///
/// Values compare as their texts do, and the older one is the smaller. Ids say when they were made and are no secrets.
public struct UUIDv7: Hashable, Sendable {
    /// Octets 0 to 7, the first one highest: milliseconds, version, 12 bits.
    public let high: UInt64

    /// Octets 8 to 15, the first one highest: variant, 62 bits.
    public let low: UInt64

    /// Makes a value from its parts.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970-01-01T00:00:00Z; the lower 48 bits count.
    ///   - randomA: the 12 bits behind the version.
    ///   - randomB: the 62 bits behind the variant.
    public init(milliseconds: UInt64, randomA: UInt16, randomB: UInt64) {
        high = milliseconds << 16 | 0x7000 | UInt64(randomA & 0x0FFF)
        low = 0x8000_0000_0000_0000 | randomB & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// The moment that the id carries, in whole milliseconds.
    public var timestamp: Timestamp {
        Timestamp(microsecondsSinceEpoch: Int64(high >> 16) * 1000)
    }
}

extension UUIDv7: Comparable {
    /// Whether one id sorts before another.
    public static func < (first: UUIDv7, second: UUIDv7) -> Bool {
        (first.high, first.low) < (second.high, second.low)
    }
}
