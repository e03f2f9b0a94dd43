/// What RFC 3986 makes of a text.
struct URIReference {
    /// Whether it begins with a scheme.
    let hasScheme: Bool

    /// Whether it ends with a fragment.
    let hasFragment: Bool

    /// `nil` where the text is no URI-reference.
    init?(_ text: String) {
        var text = text
        guard let found = text.withUTF8({ URIReference(bytes: $0[...]) }) else { return nil }
        self = found
    }

    private init?(bytes: URIPart) {
        var rest = bytes
        let fragment = rest.cut(from: UInt8(ascii: "#"))
        let query = rest.cut(from: UInt8(ascii: "?"))
        guard fragment?.isMade(of: URIPart.isQueryByte) ?? true, query?.isMade(of: URIPart.isQueryByte) ?? true else {
            return nil
        }
        let scheme = rest.cutScheme()
        guard scheme?.isScheme ?? true else { return nil }
        if rest.starts(with: [UInt8(ascii: "/"), UInt8(ascii: "/")]) {
            rest = rest.dropFirst(2)
            guard rest.cutAuthority().isAuthority else { return nil }
        }
        guard rest.isMade(of: URIPart.isPathByte) else { return nil }
        hasScheme = scheme != nil
        hasFragment = fragment != nil
    }
}

extension URIReference {
    /// Whether the text is a URI-reference, absolute or relative.
    static func isValid(_ text: String) -> Bool { isPlainPath(text, limit: .max) || URIReference(text) != nil }

    /// Whether it is a path of plain characters, and of up to `limit` bytes, as nearly all sources are: nothing in it
    /// needs a closer look.
    static func isPlainPath(_ text: String, limit: Int) -> Bool {
        let isPath = text.utf8.withContiguousStorageIfAvailable { bytes in
            for byte in bytes where !isPlain(byte) { return false }
            let slash = UInt8(ascii: "/")
            return bytes.count > 0 && bytes.count <= limit
                && (bytes.count < 2 || bytes[0] != slash || bytes[1] != slash)
        }
        return isPath ?? false
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    /// Whether the text is an absolute URI: with a scheme and without a fragment.
    static func isAbsolute(_ text: String) -> Bool {
        guard let reference = URIReference(text) else { return false }
        return reference.hasScheme && !reference.hasFragment
    }
}
