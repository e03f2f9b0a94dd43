extension JSONScanner {
    /// Scans a string that begins here.
    @inline(__always)
    mutating func string() throws(JSONFault) {
        at += 1
        let start = at
        skipPlain()
        if byte == JSONByte.quote {
            add(.string, start: start, end: at)
            at += 1
        } else {
            try unusualString(from: start)
        }
    }

    /// Skips ASCII that means nothing but itself.
    @inline(__always)
    private mutating func skipPlain() {
        while true {
            let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
            let stop = JSONWord.special(word) | word & JSONWord.highBits
            guard stop == 0 else {
                at += stop.trailingZeroBitCount >> 3
                return
            }
            at += 8
        }
    }

    @inline(never)
    private mutating func unusualString(from start: Int) throws(JSONFault) {
        var kind = JSONToken.Kind.string
        while true {
            switch byte {
            case JSONByte.quote:
                add(kind, start: start, end: at)
                at += 1
                return
            case JSONByte.backslash:
                kind = .escaped
                try escape()
            case 0x80...: try multibyte()
            case ..<0x20: throw fault("a control character stands in a string")
            default: skipPlain()
            }
        }
    }

    private mutating func escape() throws(JSONFault) {
        at += 1
        switch byte {
        case JSONByte.quote, JSONByte.backslash, UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 1
        case UInt8(ascii: "u"):
            at += 1
            try codePoint()
        default: throw fault("unknown escape")
        }
    }

    /// One `\u` escape, or two that stand for one character.
    private mutating func codePoint() throws(JSONFault) {
        let start = at
        let first = try codeUnit()
        switch first {
        case 0xD800...0xDBFF:
            guard byte == JSONByte.backslash, base[at + 1] == UInt8(ascii: "u") else { throw unpaired(start) }
            at += 2
            guard case 0xDC00...0xDFFF = try codeUnit() else { throw unpaired(start) }
        case 0xDC00...0xDFFF: throw unpaired(start)
        default: break
        }
    }

    private func unpaired(_ offset: Int) -> JSONFault {
        JSONFault(offset: offset, reason: "half of a surrogate pair")
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = JSONByte.hexValue(byte) else { throw fault("expected a hexadecimal digit") }
            value = value << 4 | digit
            at += 1
        }
        return value
    }

    /// One character of two to four bytes, in its shortest form and no surrogate.
    @inline(__always)
    private mutating func multibyte() throws(JSONFault) {
        let lead = byte
        let second = base[at + 1]
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: length = second >= 0xA0 ? 3 : 0
        case 0xED: length = second < 0xA0 ? 3 : 0
        case 0xE1...0xEF: length = 3
        case 0xF0: length = second >= 0x90 ? 4 : 0
        case 0xF4: length = second < 0x90 ? 4 : 0
        case 0xF1...0xF3: length = 4
        default: length = 0
        }
        guard length > 0 else { throw fault("the text isn't UTF-8") }
        for offset in 1..<length where base[at + offset] & 0xC0 != 0x80 { throw fault("the text isn't UTF-8") }
        at += length
    }
}
