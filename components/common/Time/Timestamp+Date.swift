#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension Timestamp {
    /// Makes a timestamp from a date, rounded to the nearest microsecond and pulled into the years 0000 to 9999.
    ///
    /// - Precondition: the date is a number: `Date(timeIntervalSince1970: .nan)` is no moment.
    public init(_ date: Date) {
        let seconds = date.timeIntervalSinceReferenceDate
        precondition(!seconds.isNaN, "a date that is not a number is no moment in time")
        // Whole and fraction apart: their product would lose digits far from the reference date.
        let whole = min(max(seconds.rounded(.down), -1e11), 1e12)
        let fraction = min(max(seconds - whole, 0), 1)
        let microseconds = Int64(whole) * 1_000_000 + Int64((fraction * 1e6).rounded())
        self.init(microsecondsSinceEpoch: microseconds + Self.referenceDate)
    }

    /// The moment as a date. Beyond about 140 years from 2001, a date can't hold every microsecond.
    public var date: Date {
        Date(timeIntervalSinceReferenceDate: Double(microsecondsSinceEpoch - Self.referenceDate) / 1e6)
    }

    /// 2001-01-01T00:00:00Z, from which dates count.
    private static var referenceDate: Int64 { 978_307_200_000_000 }
}
