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
            Self.write(high, low, to: UnsafeMutableRawBufferPointer(buffer))
            return 36
        }
    }

    /// 8 digits, 4, 4, 4 and 12, and a hyphen between them.
    private static func write(_ high: UInt64, _ low: UInt64, to buffer: UnsafeMutableRawBufferPointer) {
        let (second, third) = (digits(high), digits(low >> 32))
        buffer.storeBytes(of: digits(high >> 32).bigEndian, toByteOffset: 0, as: UInt64.self)
        buffer.storeBytes(of: UInt32(second >> 32).bigEndian, toByteOffset: 9, as: UInt32.self)
        buffer.storeBytes(of: UInt32(truncatingIfNeeded: second).bigEndian, toByteOffset: 14, as: UInt32.self)
        buffer.storeBytes(of: UInt32(third >> 32).bigEndian, toByteOffset: 19, as: UInt32.self)
        buffer.storeBytes(of: UInt32(truncatingIfNeeded: third).bigEndian, toByteOffset: 24, as: UInt32.self)
        buffer.storeBytes(of: digits(low).bigEndian, toByteOffset: 28, as: UInt64.self)
        for index in [8, 13, 18, 23] { buffer[index] = UInt8(ascii: "-") }
    }

    /// The eight hexadecimal digits of the lower 32 bits, one a byte, the first one highest.
    private static func digits(_ value: UInt64) -> UInt64 {
        var digits = value & 0xFFFF_FFFF
        digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
        digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
        digits = (digits | digits << 4) & 0x0F0F_0F0F_0F0F_0F0F
        // Six more than a letter's value is 16 or above.
        let letters = ((digits &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
        return digits &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
    }

    private static func isHyphen(_ index: Int) -> Bool {
        index == 8 || index == 13 || index == 18 || index == 23
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
