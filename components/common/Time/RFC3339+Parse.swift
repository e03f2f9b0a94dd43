extension RFC3339 {
    /// Reads a timestamp that fills all of `bytes`.
    ///
    /// `T` and `Z` may be lower case, the fraction may have any number of digits, and an offset is taken off.
    /// A leap second, where one can be, is the first second after it.
    ///
    /// - Returns: the whole seconds since 1970-01-01T00:00:00Z, and the ASCII digits after the point, empty if there is none.
    /// - Throws: a ``TimestampError`` that says what is wrong.
    public static func parse<Bytes: Collection<UInt8>>(
        _ bytes: Bytes
    ) throws(TimestampError) -> (secondsSinceEpoch: Int64, fraction: Bytes.SubSequence) {
        var scanner = RFC3339Scanner(bytes)
        let date = try scanner.date()
        try scanner.expect("T", "t")
        let time = try scanner.time()
        let fraction = try scanner.fraction()
        let offset = try scanner.offset()
        try scanner.end()

        let seconds = Int64(date.daysSinceEpoch) * 86_400 + time - offset
        if time % 60 == 0, scanner.sawSecond60 { try requireEndOfMonth(seconds) }
        guard secondsSinceEpoch.contains(seconds) else { throw .outOfReach }
        return (seconds, fraction)
    }

    /// A leap second is counted as the first second of the next month.
    private static func requireEndOfMonth(_ seconds: Int64) throws(TimestampError) {
        let (days, secondOfDay) = splitDay(seconds)
        guard secondOfDay == 0, CivilDate(daysSinceEpoch: days).day == 1 else { throw .noLeapSecond }
    }

    static func splitDay(_ seconds: Int64) -> (days: Int, secondOfDay: Int) {
        let secondOfDay = seconds % 86_400
        let positive = secondOfDay < 0 ? secondOfDay + 86_400 : secondOfDay
        return (Int((seconds - positive) / 86_400), Int(positive))
    }
}
