/// A JSON number by its digits: what it is worth, exactly, whatever any type can hold.
struct NumberText {
    let isNegative: Bool
    /// Without zeros at either end; empty for zero.
    let digits: String
    /// The power of ten to multiply the digits by.
    let exponent: Int
    /// Whether it is written with so few digits and so small an exponent that any decimal arithmetic gets it right.
    let isPlain: Bool

    init(_ text: String) {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1)
        let mantissa = parts[0].split(separator: ".", maxSplits: 1)
        isNegative = text.hasPrefix("-")
        let fraction = mantissa.count > 1 ? String(mantissa[1]) : ""
        var digits = String(mantissa[0].drop { $0 == "-" }) + fraction
        // A written exponent of more digits than an Int has is as good as the largest that any number here can need.
        var exponent = (parts.count > 1 ? Self.exponent(parts[1]) : 0) - fraction.count
        isPlain = digits.count <= 38 && (-128...127).contains(exponent)
        while digits.hasSuffix("0") {
            digits.removeLast()
            exponent += 1
        }
        self.digits = String(digits.drop { $0 == "0" })
        self.exponent = self.digits.isEmpty ? 0 : exponent
    }

    private static func exponent(_ text: Substring) -> Int {
        let limit = 1 << 40
        return Int(text).map { min(max($0, -limit), limit) } ?? (text.hasPrefix("-") ? -limit : limit)
    }

    var isZero: Bool { digits.isEmpty }

    /// The sign of zero counts: floating-point numbers keep it.
    var identity: String { "\(isNegative ? "-" : "")\(digits)e\(exponent)" }

    /// The value as an integer, if it is one and fits.
    func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        if isZero { return 0 }
        guard (0...40).contains(exponent) else { return nil }
        return Number("\(isNegative ? "-" : "")\(digits)\(String(repeating: "0", count: exponent))")
    }

    /// Whether a decimal can hold the value: a whole number below 2^128 times a power of ten from -128 to 127.
    var fitsDecimal: Bool {
        isZero || ((-128...127).contains(exponent) && UInt128(digits) != nil)
    }
}
