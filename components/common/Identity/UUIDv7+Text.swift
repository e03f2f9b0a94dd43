extension UUIDv7: LosslessStringConvertible {
    /// Reads the usual form of 36 characters, in either case; `nil` for anything else and for UUIDs of another version or variant.
    public init?(_ text: String) {
        var octets: (high: UInt64, low: UInt64) = (0, 0)
        var digits = 0
        for (index, byte) in text.utf8.enumerated() {
            if Self.isHyphen(index) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard digits < 32, let value = Self.value(ofDigit: byte) else { return nil }
            if digits < 16 { octets.high = octets.high << 4 | value } else { octets.low = octets.low << 4 | value }
            digits += 1
        }
        guard digits == 32, octets.high >> 12 & 0xF == 7, octets.low >> 62 == 0b10 else { return nil }
        self.init(milliseconds: octets.high >> 16, randomA: UInt16(octets.high & 0xFFF), randomB: octets.low)
    }

    /// The usual form in lower case, such as `017f22e2-79b0-7cc3-98c4-dc0c0c07398f`.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            Self.write(high >> 32, digits: 8, to: buffer, at: 0)
            Self.write(high >> 16, digits: 4, to: buffer, at: 9)
            Self.write(high, digits: 4, to: buffer, at: 14)
            Self.write(low >> 48, digits: 4, to: buffer, at: 19)
            Self.write(low, digits: 12, to: buffer, at: 24)
            for index in 0..<36 where Self.isHyphen(index) { buffer[index] = UInt8(ascii: "-") }
            return 36
        }
    }

    /// The last digits of `value`, from the first to the last.
    private static func write(
        _ value: UInt64, digits: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int
    ) {
        var rest = value
        var index = start + digits
        while index > start {
            index -= 1
            buffer[index] = digit(rest & 0xF)
            rest >>= 4
        }
    }

    private static func isHyphen(_ index: Int) -> Bool {
        index == 8 || index == 13 || index == 18 || index == 23
    }

    private static func digit(_ value: UInt64) -> UInt8 {
        UInt8(value) + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
    }

    private static func value(ofDigit byte: UInt8) -> UInt64? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
