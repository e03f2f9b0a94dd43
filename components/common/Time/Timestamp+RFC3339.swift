extension Timestamp {
    /// Reads an RFC 3339 timestamp such as `2026-11-23T09:27:06.5+01:00`. Digits below a microsecond are cut off.
    ///
    /// - Throws: a ``TimestampError`` that says what is wrong, such as 31 February.
    public init(rfc3339: String) throws(TimestampError) {
        let (seconds, fraction) = try RFC3339.parse(rfc3339.utf8)
        self.init(microsecondsSinceEpoch: seconds * 1_000_000 + Self.microseconds(fraction))
    }

    private static func microseconds(_ fraction: some Collection<UInt8>) -> Int64 {
        var value: Int64 = 0
        var scale: Int64 = 1_000_000
        for digit in fraction.prefix(6) {
            value = value * 10 + Int64(digit - UInt8(ascii: "0"))
            scale /= 10
        }
        return value * scale
    }

    /// The moment in UTC, such as `2026-11-23T08:27:06.5Z`, with as many digits as it needs and no fraction if it is whole.
    public var rfc3339: String {
        var seconds = microsecondsSinceEpoch / 1_000_000
        var microseconds = Int(microsecondsSinceEpoch % 1_000_000)
        if microseconds < 0 {
            seconds -= 1
            microseconds += 1_000_000
        }
        return String(unsafeUninitializedCapacity: 27) { buffer in
            RFC3339.writeWholeSeconds(seconds, to: buffer)
            let end = Self.writeFraction(microseconds, to: buffer)
            buffer[end] = UInt8(ascii: "Z")
            return end + 1
        }
    }

    /// Writes the point and the digits behind the whole seconds, and says where they end.
    private static func writeFraction(_ microseconds: Int, to buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let start = RFC3339.wholeSecondsLength
        guard microseconds > 0 else { return start }
        buffer[start] = UInt8(ascii: ".")
        var digits = 6
        var left = microseconds
        while left % 10 == 0 {
            left /= 10
            digits -= 1
        }
        RFC3339.put(left, digits: digits, at: start + 1, in: buffer)
        return start + 1 + digits
    }
}

extension Timestamp: CustomStringConvertible {
    /// The moment as RFC 3339.
    public var description: String { rfc3339 }
}
