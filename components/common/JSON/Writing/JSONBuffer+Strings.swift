extension JSONBuffer {
    @inline(__always)
    mutating func append(quoted string: String) {
        var string = string
        string.withUTF8 { append(quoted: $0) }
    }

    /// Writes UTF-8 as a JSON string. Only what JSON demands is escaped.
    @inline(__always)
    mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
        let length = text.count
        reserve(length + 2)
        let out = tail
        out[0] = JSONByte.quote
        guard let source = text.baseAddress else { return finishQuoted(out, 0) }
        var offset = 0
        while offset &+ 8 <= length {
            let word = UnsafeRawPointer(source + offset).loadUnaligned(as: UInt64.self)
            if JSONWord.needsEscape(word) { return append(escaping: text, from: offset) }
            UnsafeMutableRawPointer(out + 1 + offset).storeBytes(of: word, as: UInt64.self)
            offset &+= 8
        }
        while offset < length {
            let byte = source[offset]
            if JSONByte.needsEscape(byte) { return append(escaping: text, from: offset) }
            out[1 + offset] = byte
            offset &+= 1
        }
        finishQuoted(out, length)
    }

    @inline(__always)
    private mutating func finishQuoted(_ out: UnsafeMutablePointer<UInt8>, _ length: Int) {
        out[length + 1] = JSONByte.quote
        advance(by: length + 2)
    }

    /// Goes on where the first byte that may need an escape was met. The opening quote and all before it are in place.
    @inline(never)
    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>, from start: Int) {
        advance(by: start + 1)
        for offset in start..<text.count {
            let byte = text[offset]
            reserve(6)
            guard JSONByte.needsEscape(byte) else {
                append(byte)
                continue
            }
            append(escapeOf: byte)
        }
        append(JSONByte.quote)
    }

    private mutating func append(escapeOf byte: UInt8) {
        append(JSONByte.backslash)
        switch byte {
        case JSONByte.quote, JSONByte.backslash: append(byte)
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        default:
            append("u00")
            append(JSONByte.hexDigit(byte >> 4))
            append(JSONByte.hexDigit(byte & 0xF))
        }
    }
}
