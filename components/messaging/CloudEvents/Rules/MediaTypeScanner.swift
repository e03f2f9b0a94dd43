/// Reads the parts of a media type one after another.
struct MediaTypeScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func token() -> Substring? {
        let token = rest.prefix(while: Self.isTokenByte)
        rest = rest[token.endIndex...]
        return token.isEmpty ? nil : Substring(token)
    }

    /// `; name=value; name="value"` up to the end.
    mutating func parameters() -> Bool {
        skipSpace()
        while !rest.isEmpty {
            guard take(";") else { return false }
            skipSpace()
            guard token() != nil, take("="), value() else { return false }
            skipSpace()
        }
        return true
    }

    private mutating func value() -> Bool {
        guard take("\"") else { return token() != nil }
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "\"") { return true }
            guard byte != UInt8(ascii: "\\") || !rest.isEmpty, byte < 0x80 else { return false }
            if byte == UInt8(ascii: "\\") { rest = rest.dropFirst() }
        }
        return false
    }

    private mutating func skipSpace() {
        rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        guard 0x21...0x7E ~= byte else { return false }
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "@"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "\\"), UInt8(ascii: "\""),
            UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "?"), UInt8(ascii: "="):
            return false
        default: return true
        }
    }
}
