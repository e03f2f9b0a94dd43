/// What the text of an attribute may hold.
@usableFromInline
enum AttributeText {
    /// Whether CloudEvents allows each of its characters: no control characters and no noncharacters.
    @inlinable
    static func isAllowed(_ text: String) -> Bool {
        // Nearly all of it is printable ASCII.
        let isASCII = text.utf8.withContiguousStorageIfAvailable { isPlain(UnsafeRawBufferPointer($0)) }
        return isASCII == true || isAllowedUnicode(text)
    }

    @usableFromInline
    static func isAllowedUnicode(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(isAllowed) }

    /// Whether all of it is printable ASCII; looks at eight bytes at a time, at some of the last ones twice.
    @inlinable
    static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard bytes.count >= 8 else { return bytes.allSatisfy { 0x20..<0x7F ~= $0 } }
        var offset = 0
        while offset < bytes.count - 8 {
            guard isPlain(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) else { return false }
            offset += 8
        }
        return isPlain(bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self))
    }

    /// Whether each of eight bytes is in 0x20..<0x7F: in none does the highest bit come up, be it there, by borrowing
    /// 0x20 from what is below, or by adding 1 to 0x7F.
    @inlinable
    static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        return (word | (word &- ones &* 0x20) | (word &+ ones)) & (ones &* 0x80) == 0
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// Whether it is the name of an attribute: letters a to z and digits, at least one.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
            }
    }
}
