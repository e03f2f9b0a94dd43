/// A stretch of a URI.
typealias URIPart = Slice<UnsafeBufferPointer<UInt8>>

extension URIPart {
    /// Takes off what follows the first `mark`, and the mark.
    mutating func cut(from mark: UInt8) -> URIPart? {
        guard let index = firstIndex(of: mark) else { return nil }
        defer { self = self[..<index] }
        return self[(index + 1)...]
    }

    /// Takes off what stands before a colon, and the colon, unless a slash comes first.
    mutating func cutScheme() -> URIPart? {
        let mark = firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
        guard let mark, self[mark] == UInt8(ascii: ":") else { return nil }
        defer { self = self[(mark + 1)...] }
        return self[..<mark]
    }

    /// Takes off what stands before the first slash.
    mutating func cutAuthority() -> URIPart {
        let end = firstIndex(of: UInt8(ascii: "/")) ?? endIndex
        defer { self = self[end...] }
        return self[..<end]
    }

    var isScheme: Bool {
        guard let first, Self.isLetter(first) else { return false }
        return allSatisfy {
            Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: ".")
        }
    }

    /// `user@host:port`, of which the host may be empty and the others may be missing.
    var isAuthority: Bool {
        var host = self
        if let at = host.firstIndex(of: UInt8(ascii: "@")) {
            guard host[..<at].isMade(of: Self.isUserByte) else { return false }
            host = host[(at + 1)...]
        }
        if host.first == UInt8(ascii: "[") { return host.isLiteralWithPort }
        let port = host.cut(from: UInt8(ascii: ":"))
        return host.isMade(of: Self.isNameByte) && port?.allSatisfy(Self.isDigit) ?? true
    }

    /// `[2001:db8::7]:8080`
    private var isLiteralWithPort: Bool {
        guard let end = firstIndex(of: UInt8(ascii: "]")) else { return false }
        let literal = self[(startIndex + 1)..<end]
        let rest = self[(end + 1)...]
        guard rest.isEmpty || rest.first == UInt8(ascii: ":") && rest.dropFirst().allSatisfy(Self.isDigit) else {
            return false
        }
        if literal.first == UInt8(ascii: "v") { return literal.isMade(of: Self.isUserByte) }
        return literal.contains(UInt8(ascii: ":"))
            && literal.allSatisfy { Self.isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
    }

    /// Whether each byte is allowed or belongs to a percent-encoding.
    func isMade(of isAllowed: (UInt8) -> Bool) -> Bool {
        var index = startIndex
        while index < endIndex {
            if isAllowed(self[index]) {
                index += 1
            } else {
                guard self[index] == UInt8(ascii: "%"), endIndex - index > 2 else { return false }
                guard Self.isHex(self[index + 1]), Self.isHex(self[index + 2]) else { return false }
                index += 3
            }
        }
        return true
    }
}

// MARK: Bytes

extension URIPart {
    static func isQueryByte(_ byte: UInt8) -> Bool { isPathByte(byte) || byte == UInt8(ascii: "?") }

    static func isPathByte(_ byte: UInt8) -> Bool {
        isUserByte(byte) || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/")
    }

    private static func isUserByte(_ byte: UInt8) -> Bool { isNameByte(byte) || byte == UInt8(ascii: ":") }

    /// Unreserved characters and sub-delimiters.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        if isLetter(byte) || isDigit(byte) { return true }
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&")...UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="):
            return true
        default: return false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte | 0x20
    }
}
