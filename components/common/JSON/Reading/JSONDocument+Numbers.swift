extension JSONDocument {
    @inline(__always)
    func integer<Number: FixedWidthInteger>(_ type: Number.Type, at token: Int) throws -> Number {
        let number = self[token]
        if number.kind == .integer, let value = short(number, as: type) { return value }
        return try unusualInteger(type, at: token)
    }

    /// A number of few digits, which can't overflow on the way.
    @inline(__always)
    private func short<Number: FixedWidthInteger>(_ token: JSONToken, as type: Number.Type) -> Number? {
        let digits = text(token)
        guard digits.count <= 18 else { return nil }
        let isNegative = digits[0] == JSONByte.minus
        var value: Int64 = 0
        for index in (isNegative ? 1 : 0)..<digits.count {
            value = value &* 10 &+ Int64(digits[index] &- JSONByte.zero)
        }
        return Number(exactly: isNegative ? 0 &- value : value)
    }

    @inline(never)
    private func unusualInteger<Number: FixedWidthInteger>(_ type: Number.Type, at token: Int) throws -> Number {
        let kind = self[token].kind
        guard kind == .integer || kind == .number else { throw mismatch(type, at: token) }
        guard let parts = JSONNumberText(text(self[token])), let value = parts.integer(type) else {
            throw corrupted("The number doesn't fit \(type).", at: token)
        }
        return value
    }

    func double(at token: Int) throws -> Double {
        try floatingPoint(Double.self, at: token) { Double($0) }
    }

    func float(at token: Int) throws -> Float {
        try floatingPoint(Float.self, at: token) { Float($0) }
    }

    /// A number whose text is too large for the type, or not zero but too small, is refused.
    @inline(__always)
    private func floatingPoint<Number: BinaryFloatingPoint>(
        _ type: Number.Type, at token: Int, read: (Substring) -> Number?
    ) throws -> Number {
        let kind = self[token].kind
        guard kind == .integer || kind == .number else { throw mismatch(type, at: token) }
        let digits = text(self[token])
        guard let value = read(Substring(decoding: digits, as: UTF8.self)), value.isFinite,
            value != 0 || JSONNumberText.isZero(digits)
        else { throw corrupted("The number doesn't fit \(type).", at: token) }
        return value
    }
}
