extension JSONScanner {
    /// Scans a number that begins here, by the letter of RFC 8259.
    @inline(__always)
    mutating func number() throws(JSONFault) {
        let start = at
        if byte == JSONByte.minus { at += 1 }
        if byte == JSONByte.zero {
            at += 1
            if JSONByte.isDigit(byte) { throw fault("a number begins with a zero") }
        } else {
            try digits()
        }
        guard byte == JSONByte.point || byte | 0x20 == UInt8(ascii: "e") else {
            return add(.integer, start: start, end: at)
        }
        if byte == JSONByte.point {
            at += 1
            try digits()
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            at += 1
            if byte == JSONByte.plus || byte == JSONByte.minus { at += 1 }
            try digits()
        }
        add(.number, start: start, end: at)
    }

    @inline(__always)
    private mutating func digits() throws(JSONFault) {
        guard JSONByte.isDigit(byte) else { throw fault("expected a digit") }
        repeat { at += 1 } while JSONByte.isDigit(byte)
    }
}
