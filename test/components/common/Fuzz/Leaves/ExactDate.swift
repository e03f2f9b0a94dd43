import Foundation
import OrchestrixCommon

/// Dates in RFC 3339 by other arithmetic than the codec's: the C library's.
enum ExactDate {
    private static let referenceDate: Int64 = 978_307_200

    static func text(_ date: Date) -> String {
        let interval = date.timeIntervalSinceReferenceDate
        let digits = shortest(interval.magnitude).split(separator: ".")
        var seconds = Int64(digits[0]) ?? 0
        var fraction = digits.count > 1 ? Array(digits[1].utf8) : []
        if interval < 0 {
            seconds = -seconds - (fraction.isEmpty ? 0 : 1)
            fraction = complement(of: fraction)
        }
        var text: [UInt8] = []
        try? RFC3339.write(seconds: seconds + referenceDate, fraction: fraction, into: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// The fewest digits behind the point that give the same number back.
    private static func shortest(_ number: Double) -> String {
        let lengths = 0...1_074
        let texts = lengths.lazy.map { String(format: "%.*f", $0, number) }
        return texts.first { strtod($0, nil) == number } ?? "0"
    }

    /// The date nearest to a text.
    static func date(_ text: String) -> Date? {
        guard let (sinceEpoch, digits) = try? RFC3339.parse(Array(text.utf8)) else { return nil }
        var seconds = sinceEpoch - referenceDate
        var fraction = Array(digits)
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        let isNegative = seconds < 0
        if isNegative, !fraction.isEmpty {
            seconds += 1
            fraction = complement(of: fraction)
        }
        let decimal = "\(isNegative ? "-" : "")\(seconds.magnitude).\(String(decoding: fraction, as: UTF8.self))0"
        return Double(decimal).map { Date(timeIntervalSinceReferenceDate: $0) }
    }

    /// One minus a fraction that doesn't end in zero.
    private static func complement(of fraction: [UInt8]) -> [UInt8] {
        guard let last = fraction.last else { return [] }
        let nine = UInt8(ascii: "9") + UInt8(ascii: "0")
        return fraction.dropLast().map { nine - $0 } + [nine - last + 1]
    }
}
