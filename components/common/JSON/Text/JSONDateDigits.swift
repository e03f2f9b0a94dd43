/// A time interval since 2001-01-01T00:00:00Z as whole seconds and the decimal digits that follow them.
///
/// A `Date` holds that interval in binary. Its shortest decimal text stands for it exactly, since it reads back as the
/// same bits; so that text is what is split into seconds, rounded down, and a fraction that counts forward.
struct JSONDateDigits {
    /// Seconds from 1970-01-01T00:00:00Z to the date from which `Date` counts.
    static let referenceDate: Int64 = 978_307_200

    private(set) var seconds: Int64
    /// ASCII digits without a zero at the end.
    var fraction: [UInt8]

    /// The interval must be finite and is meant to be within some ten thousand years; further out only `seconds` counts.
    init(_ interval: Double) {
        guard interval.magnitude < 0x1p52 else {
            seconds = interval < 0 ? -(1 << 52) : 1 << 52
            fraction = []
            return
        }
        let text = Array(interval.magnitude.description.utf8)
        (seconds, fraction) = Self.split(text)
        if interval < 0 { negate() }
    }

    /// Splits `12.5` or `1.5e-07`. The exponent, where there is one, is negative: large numbers don't come here.
    private static func split(_ text: [UInt8]) -> (Int64, [UInt8]) {
        let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
        let exponent = Int(String(decoding: text.dropFirst(mantissa.count + 1), as: UTF8.self)) ?? 0
        let whole = mantissa.prefix { $0 != JSONByte.point }
        var digits = Array(mantissa.dropFirst(whole.count + 1))
        if exponent < 0 {
            digits = Array(repeating: JSONByte.zero, count: -exponent - whole.count) + whole + digits
        }
        while digits.last == JSONByte.zero { digits.removeLast() }
        let seconds = exponent < 0 ? 0 : Int64(String(decoding: whole, as: UTF8.self)) ?? 0
        return (seconds, digits)
    }

    /// Turns s.f into -(s.f): the whole seconds below it, and what is left counted forward.
    private mutating func negate() {
        seconds = -seconds
        guard !fraction.isEmpty else { return }
        seconds -= 1
        let last = fraction.count - 1
        for index in 0..<last { fraction[index] = JSONByte.zero + 9 - (fraction[index] - JSONByte.zero) }
        fraction[last] = JSONByte.zero + 10 - (fraction[last] - JSONByte.zero)
    }
}
