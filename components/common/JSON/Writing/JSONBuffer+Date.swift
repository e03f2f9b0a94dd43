#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension JSONBuffer {
    /// Writes a date as RFC 3339 in UTC, with the digits that are needed to read the same date back.
    mutating func append(_ date: Date) throws {
        let interval = date.timeIntervalSinceReferenceDate
        guard interval.isFinite else { throw JSONRefusal(Date.self, "A date that isn't finite has no text.") }
        var digits = JSONDateDigits(interval)
        let seconds = digits.seconds + JSONDateDigits.referenceDate
        guard RFC3339.secondsSinceEpoch.contains(seconds) else {
            throw JSONRefusal(Date.self, "Only dates of the years 0000 to 9999 have a text.")
        }
        let whole = RFC3339.wholeSecondsLength
        reserve(whole + digits.fraction.count + 4)
        append(JSONByte.quote)
        RFC3339.writeWholeSeconds(seconds, to: UnsafeMutableBufferPointer(start: tail, count: whole))
        advance(by: whole)
        if !digits.fraction.isEmpty {
            append(JSONByte.point)
            digits.fraction.withUnsafeMutableBufferPointer { append(UnsafeBufferPointer($0)) }
        }
        append("Z\"")
    }
}
