/// The exact parts of a JSON number: its digits without the point, and the power of ten to multiply them by.
struct JSONNumberText {
    let isNegative: Bool
    var digits: UInt128
    var exponent: Int

    /// Takes apart a number as JSON writes it. Nil if it isn't one, or if its digits don't fit 128 bits.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var reader = Reader(text)
        isNegative = reader.skip(JSONByte.minus)
        guard let digits = reader.significand() else { return nil }
        self.digits = digits
        guard let exponent = reader.exponent(), reader.isAtEnd else { return nil }
        self.exponent = digits == 0 ? 0 : exponent
    }

    /// Whether nothing but zeros stand before the exponent.
    static func isZero(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text {
            if byte | 0x20 == UInt8(ascii: "e") { return true }
            if byte != JSONByte.zero, JSONByte.isDigit(byte) { return false }
        }
        return true
    }

    /// The number as an integer, if it is one and fits.
    func integer<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
        var magnitude = digits
        for _ in 0..<min(exponent.magnitude, 40) {
            if exponent < 0 {
                guard magnitude % 10 == 0 else { return nil }
                magnitude /= 10
            } else {
                let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
                guard !overflow else { return nil }
                magnitude = product
            }
        }
        guard exponent.magnitude <= 40 || magnitude == 0 else { return nil }
        guard isNegative else { return Number(exactly: magnitude) }
        if magnitude == UInt128(Int128.max) + 1 { return Number(exactly: Int128.min) }
        return Int128(exactly: magnitude).flatMap { Number(exactly: -$0) }
    }

    /// Takes the zeros off the end of the digits.
    mutating func normalize() {
        while digits != 0, digits % 10 == 0 {
            digits /= 10
            exponent += 1
        }
    }

    private struct Reader {
        private let text: UnsafeBufferPointer<UInt8>
        private var at = 0
        /// How many digits stood behind the point, those that were dropped too.
        private var places = 0

        init(_ text: UnsafeBufferPointer<UInt8>) {
            self.text = text
        }

        var isAtEnd: Bool { at == text.count }

        mutating func skip(_ byte: UInt8) -> Bool {
            guard at < text.count, text[at] == byte else { return false }
            at += 1
            return true
        }

        /// The digits before and behind the point. Zeros at the end of a fraction are dropped, for they say nothing.
        mutating func significand() -> UInt128? {
            let start = at
            var value: UInt128 = 0
            guard append(to: &value) else { return nil }
            if text[start] == JSONByte.zero, at > start + 1 { return nil }
            guard skip(JSONByte.point) else { return value }
            let fraction = at
            var end = at
            while end < text.count, JSONByte.isDigit(text[end]) { end += 1 }
            guard end > fraction else { return nil }
            var significant = end
            while significant > fraction, text[significant - 1] == JSONByte.zero { significant -= 1 }
            if significant > fraction, !append(to: &value, upTo: significant) { return nil }
            places = significant - fraction
            at = end
            return value
        }

        private mutating func append(to value: inout UInt128, upTo end: Int = .max) -> Bool {
            let start = at
            while at < min(end, text.count), JSONByte.isDigit(text[at]) {
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(UInt128(text[at] - JSONByte.zero))
                guard !overflow, !carry else { return false }
                value = sum
                at += 1
            }
            return at > start
        }

        /// The power of ten, the point counted in.
        mutating func exponent() -> Int? {
            guard skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) else { return -places }
            let isNegative = skip(JSONByte.minus)
            if !isNegative { _ = skip(JSONByte.plus) }
            let start = at
            var value = 0
            while at < text.count, JSONByte.isDigit(text[at]) {
                value = min(value * 10 + Int(text[at] - JSONByte.zero), 1 << 40)
                at += 1
            }
            guard at > start else { return nil }
            return (isNegative ? -value : value) - places
        }
    }
}
