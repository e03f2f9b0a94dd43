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
        /// How many of the digits that were taken stood behind the point; negative, how many before it were dropped.
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

        /// The digits before and behind the point. Zeros at the end of a fraction are dropped, for they say nothing, and so
        /// are those of a long integer, which leave their number in the exponent.
        mutating func significand() -> UInt128? {
            let whole = digits()
            guard !whole.isEmpty, text[whole.lowerBound] != JSONByte.zero || whole.count == 1 else { return nil }
            let point = at
            let fraction = skip(JSONByte.point) ? digits() : point..<point
            guard at == point || !fraction.isEmpty else { return nil }
            let places = withoutZeros(fraction)
            self.places = places.count
            var value: UInt128 = 0
            if places.isEmpty, whole.count > 38 {
                let short = withoutZeros(whole)
                self.places = short.count - whole.count
                return append(short, to: &value) ? value : nil
            }
            return append(whole, to: &value) && append(places, to: &value) ? value : nil
        }

        /// The digits that begin here, which may be none.
        private mutating func digits() -> Range<Int> {
            let start = at
            while at < text.count, JSONByte.isDigit(text[at]) { at += 1 }
            return start..<at
        }

        private func withoutZeros(_ digits: Range<Int>) -> Range<Int> {
            var end = digits.upperBound
            while end > digits.lowerBound, text[end - 1] == JSONByte.zero { end -= 1 }
            return digits.lowerBound..<end
        }

        private func append(_ digits: Range<Int>, to value: inout UInt128) -> Bool {
            for index in digits {
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(UInt128(text[index] - JSONByte.zero))
                guard !overflow, !carry else { return false }
                value = sum
            }
            return true
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
