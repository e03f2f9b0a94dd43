import Foundation

extension Decimal {
    /// Reads a number as people write it down: digits, perhaps a point and more digits, perhaps a minus in front.
    ///
    /// No exponent, no thousands separators, no blanks, and no more digits than a decimal holds exactly, which is 38:
    /// `nil` otherwise.
    init?(plain text: String) {
        guard Self.isPlain(text.utf8), let value = Decimal(string: text) else { return nil }
        self = value
    }

    private static func isPlain(_ text: String.UTF8View) -> Bool {
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isNumber = parts.count <= 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
        return isNumber && parts.reduce(0) { $0 + $1.count } <= 38
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

extension Decimal {
    /// How many places behind the point the number needs.
    var places: Int {
        let text = description.utf8
        guard let point = text.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
        let zeros = text.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        return text.distance(from: point, to: text.endIndex) - 1 - zeros
    }

    /// The number with two places, or with more if it needs more.
    var withTwoPlaces: String {
        let text = description
        guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return text + ".00" }
        let missing = 3 - text.utf8.distance(from: point, to: text.utf8.endIndex)
        return text + String(repeating: "0", count: max(0, missing))
    }
}
