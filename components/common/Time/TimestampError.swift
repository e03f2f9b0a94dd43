/// Why a text is no RFC 3339 timestamp, or why a moment can't be written as one.
public enum TimestampError: OrchestrixError, Hashable {
    /// A part of a timestamp that has bounds of its own.
    public enum Part: String, Sendable {
        case month, hour, minute, second
        case offsetHour = "offset hour"
        case offsetMinute = "offset minute"
    }

    /// The text doesn't have the form of a timestamp: what was expected, at which byte from 0.
    case malformed(expected: String, offset: Int)

    /// A part is beyond its bounds, such as hour 24.
    case outOfBounds(Part, value: Int, allowed: ClosedRange<Int>)

    /// The month doesn't have this day, such as 31 February.
    case noSuchDay(year: Int, month: Int, day: Int)

    /// Second 60 stands where no leap second can be: they end a month, at 23:59:60 UTC.
    case noLeapSecond

    /// The moment lies, in UTC, outside the years 0000 to 9999.
    case outOfReach

    /// `timestamp.malformed` where the form is wrong, `timestamp.impossible` where the calendar says no.
    public var code: ErrorCode {
        if case .malformed = self { "timestamp.malformed" } else { "timestamp.impossible" }
    }

    /// What is wrong, in one line.
    public var message: String {
        switch self {
        case .malformed(let expected, let offset): "not a timestamp: expected \(expected) at byte \(offset)"
        case .outOfBounds(let part, let value, let allowed):
            "not a timestamp: \(part.rawValue) \(value) is outside \(allowed.lowerBound) to \(allowed.upperBound)"
        case .noSuchDay(let year, let month, let day):
            "not a timestamp: month \(month) of year \(year) has no day \(day)"
        case .noLeapSecond: "not a timestamp: second 60 stands only at 23:59 UTC on the last day of a month"
        case .outOfReach: "a timestamp lies within the years 0000 to 9999 UTC"
        }
    }
}
