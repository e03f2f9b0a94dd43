/// Questions about eight bytes at once.
///
/// Each answer sets the highest bit of every byte that it concerns. Bytes above the lowest such byte may be
/// reported wrongly (a subtraction borrows), the lowest one never is.
enum JSONWord {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highBits: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & highBits
    }

    /// Quotes, backslashes and control characters.
    @inline(__always)
    static func special(_ word: UInt64) -> UInt64 {
        let control = (word &- (ones &* 0x20)) & ~word & highBits
        return control | equal(word, JSONByte.quote) | equal(word, JSONByte.backslash)
    }

    @inline(__always)
    static func needsEscape(_ word: UInt64) -> Bool {
        special(word) != 0
    }
}
