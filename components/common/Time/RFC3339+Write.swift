extension RFC3339 {
    /// Appends a timestamp in UTC, such as `2026-11-23T08:27:06.5Z`.
    ///
    /// - Parameters:
    ///   - seconds: whole seconds since 1970-01-01T00:00:00Z.
    ///   - fraction: the ASCII digits that follow the point, written as they are; the point is omitted if there are none.
    ///   - bytes: where the timestamp is appended.
    /// - Throws: ``TimestampError/outOfReach`` if the year isn't within 0000 to 9999; nothing is appended then.
    public static func write(
        seconds: Int64, fraction: some Collection<UInt8> = EmptyCollection(), into bytes: inout [UInt8]
    ) throws(TimestampError) {
        guard secondsSinceEpoch.contains(seconds) else { throw .outOfReach }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: wholeSecondsLength) { buffer in
            writeWholeSeconds(seconds, to: buffer)
            bytes.append(contentsOf: buffer)
        }
        if !fraction.isEmpty {
            bytes.append(UInt8(ascii: "."))
            bytes.append(contentsOf: fraction)
        }
        bytes.append(UInt8(ascii: "Z"))
    }

    /// The length of `2026-11-23T08:27:06`.
    static let wholeSecondsLength = 19

    /// Fills the first 19 bytes. The seconds must be within the years that can be written.
    static func writeWholeSeconds(_ seconds: Int64, to buffer: UnsafeMutableBufferPointer<UInt8>) {
        let (days, secondOfDay) = splitDay(seconds)
        let date = CivilDate(daysSinceEpoch: days)
        put(date.year, digits: 4, at: 0, in: buffer)
        buffer[4] = UInt8(ascii: "-")
        put(date.month, digits: 2, at: 5, in: buffer)
        buffer[7] = UInt8(ascii: "-")
        put(date.day, digits: 2, at: 8, in: buffer)
        buffer[10] = UInt8(ascii: "T")
        put(secondOfDay / 3600, digits: 2, at: 11, in: buffer)
        buffer[13] = UInt8(ascii: ":")
        put(secondOfDay / 60 % 60, digits: 2, at: 14, in: buffer)
        buffer[16] = UInt8(ascii: ":")
        put(secondOfDay % 60, digits: 2, at: 17, in: buffer)
    }

    static func put(_ value: Int, digits: Int, at offset: Int, in buffer: UnsafeMutableBufferPointer<UInt8>) {
        var left = value
        for index in stride(from: offset + digits - 1, through: offset, by: -1) {
            buffer[index] = UInt8(ascii: "0") + UInt8(left % 10)
            left /= 10
        }
    }
}
