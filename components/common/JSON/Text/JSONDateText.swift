#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Dates as RFC 3339 writes them, with any number of digits.
enum JSONDateText {
    /// Reads a date that fills the text, or nil. The result is the `Date` nearest to the text.
    static func date(_ text: some Collection<UInt8>) -> Date? {
        guard let (sinceEpoch, fraction) = try? RFC3339.parse(text) else { return nil }
        let seconds = sinceEpoch - JSONDateDigits.referenceDate
        return Date(timeIntervalSinceReferenceDate: interval(seconds, fraction))
    }

    private static func interval(_ seconds: Int64, _ fraction: some Collection<UInt8>) -> Double {
        if fraction.isEmpty { return Double(seconds) }
        return short(seconds, fraction) ?? exact(seconds, Array(fraction))
    }

    /// Up to 2^53 the digits are an exact integer, and its division by a power of ten is rounded correctly.
    private static func short(_ seconds: Int64, _ fraction: some Collection<UInt8>) -> Double? {
        guard fraction.count <= 9 else { return nil }
        var power: Int64 = 1
        var digits: Int64 = 0
        for digit in fraction {
            power *= 10
            digits = digits * 10 + Int64(digit - JSONByte.zero)
        }
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: power)
        guard !overflow, (whole + digits).magnitude <= 1 << 53 else { return nil }
        return Double(whole + digits) / Double(power)
    }

    private static func exact(_ seconds: Int64, _ fraction: [UInt8]) -> Double {
        var text = fraction
        var whole = seconds
        while text.last == JSONByte.zero { text.removeLast() }
        if seconds < 0, let last = text.indices.last {
            // The fraction counts forward, also from a negative number of seconds: -3 and .25 are -2.75.
            whole += 1
            for index in 0..<last { text[index] = JSONByte.zero + 9 - (text[index] - JSONByte.zero) }
            text[last] = JSONByte.zero + 10 - (text[last] - JSONByte.zero)
        }
        let sign = seconds < 0 ? "-" : ""
        return Double("\(sign)\(whole.magnitude).\(String(decoding: text, as: UTF8.self))0") ?? .nan
    }
}
