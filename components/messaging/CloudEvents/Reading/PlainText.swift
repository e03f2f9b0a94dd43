/// A JSON string that is written in printable ASCII without escapes, as nearly all names and attributes are: its text is
/// what stands between the quotes.
enum PlainText {
    /// `nil` where it must be looked at more closely.
    static func text(ofString string: ArraySlice<UInt8>) -> String? {
        guard string.count >= 2, string.first == UInt8(ascii: "\""), string.last == UInt8(ascii: "\"") else {
            return nil
        }
        let content = string.dropFirst().dropLast()
        let isPlain = content.withUnsafeBufferPointer { bytes in
            // All bytes are looked at, so that several are at once.
            bytes.reduce(true) { $0 && $1 >= 0x20 && $1 < 0x7F && $1 != UInt8(ascii: "\\") && $1 != UInt8(ascii: "\"") }
        }
        return isPlain ? String(decoding: content, as: UTF8.self) : nil
    }
}
