/// Finds its way in a document that is known to be valid.
enum JSONText {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The offset past a string that begins with the quote at `start`.
    static func endOfString(in text: Bytes, at start: Int) -> Int {
        var offset = start + 1
        while text[offset] != JSONByte.quote {
            offset += text[offset] == JSONByte.backslash ? 2 : 1
        }
        return offset + 1
    }

    /// The offset past a member whose key begins with the quote at `start`.
    static func endOfMember(in text: Bytes, at start: Int) -> Int {
        var offset = endOfString(in: text, at: start) + 1
        var depth = 0
        while offset < text.count {
            switch text[offset] {
            case JSONByte.quote:
                offset = endOfString(in: text, at: offset)
                continue
            case JSONByte.openBrace, JSONByte.openBracket: depth += 1
            case JSONByte.comma where depth == 0: return offset
            case JSONByte.closeBrace, JSONByte.closeBracket:
                if depth == 0 { return offset }
                depth -= 1
            default: break
            }
            offset += 1
        }
        return offset
    }

    /// A key that begins with the quote at `start`.
    static func key(in text: Bytes, at start: Int) -> String {
        String(decoding: keyBytes(in: text, at: start), as: UTF8.self)
    }

    static func keyBytes(in text: Bytes, at start: Int) -> [UInt8] {
        unescaped(Bytes(rebasing: text[start + 1..<endOfString(in: text, at: start) - 1]))
    }

    /// What stands between the quotes of a valid string, without its escapes.
    static func unescaped(_ text: Bytes) -> [UInt8] {
        guard text.contains(JSONByte.backslash) else { return Array(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            if text[offset] == JSONByte.backslash {
                offset += appendEscape(text, at: offset, to: &bytes)
            } else {
                bytes.append(text[offset])
                offset += 1
            }
        }
        return bytes
    }

    /// Returns the length of the escape that begins with the backslash at `start`.
    private static func appendEscape(_ text: Bytes, at start: Int, to bytes: inout [UInt8]) -> Int {
        switch text[start + 1] {
        case UInt8(ascii: "b"): bytes.append(0x08)
        case UInt8(ascii: "f"): bytes.append(0x0C)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        case UInt8(ascii: "r"): bytes.append(0x0D)
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "u"):
            let high = codeUnit(text, at: start + 2)
            guard high & 0xFC00 == 0xD800 else {
                append(high, to: &bytes)
                return 6
            }
            append(0x10000 + (high & 0x3FF) << 10 + codeUnit(text, at: start + 8) & 0x3FF, to: &bytes)
            return 12
        case let byte: bytes.append(byte)
        }
        return 2
    }

    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        bytes.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
    }

    /// The four hexadecimal digits of a `\u` escape.
    private static func codeUnit(_ text: Bytes, at start: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 4 | (JSONByte.hexValue(text[start + $1]) ?? 0) }
    }
}
