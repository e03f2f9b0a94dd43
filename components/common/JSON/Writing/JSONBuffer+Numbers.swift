extension JSONBuffer {
    @inline(__always)
    mutating func append<Number: FixedWidthInteger>(integer: Number) {
        if Number.bitWidth > 64 { return append(wide: integer) }
        if Number.isSigned, integer < 0 { append(JSONByte.minus) }
        append(digits: UInt64(truncatingIfNeeded: integer.magnitude))
    }

    @inline(never)
    private mutating func append(wide integer: some FixedWidthInteger) {
        var text = String(integer)
        text.withUTF8 { append($0) }
    }

    mutating func append(digits value: UInt64) {
        reserve(20)
        let length = Self.digitCount(value)
        var left = value
        var end = tail + length
        repeat {
            end -= 1
            end.pointee = JSONByte.zero &+ UInt8(truncatingIfNeeded: left % 10)
            left /= 10
        } while left != 0
        advance(by: length)
    }

    private static func digitCount(_ value: UInt64) -> Int {
        var count = 1
        var bound: UInt64 = 10
        while count < 20, value >= bound {
            count += 1
            bound = bound &* 10
        }
        return count
    }

    /// Writes the shortest text that reads back as the same number.
    /// - Throws: a ``JSONRefusal`` for infinities and NaN, which JSON doesn't have.
    mutating func append(_ value: Double) throws {
        guard value.isFinite else { throw JSONRefusal(Double.self, "JSON has no text for a number that isn't finite.") }
        if value.magnitude < 0x1p53, value == value.rounded(.towardZero) {
            if value.sign == .minus { append(JSONByte.minus) }
            return append(digits: UInt64(value.magnitude))
        }
        append(number: value.description)
    }

    mutating func append(_ value: Float) throws {
        guard value.isFinite else { throw JSONRefusal(Float.self, "JSON has no text for a number that isn't finite.") }
        if value.magnitude < 0x1p24, value == value.rounded(.towardZero) {
            if value.sign == .minus { append(JSONByte.minus) }
            return append(digits: UInt64(value.magnitude))
        }
        append(number: value.description)
    }

    private mutating func append(number text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }
}
