/// Checks a text from its first to its last byte and notes each value and key on the way.
///
/// The text must be followed by a word of zeros: no value can contain one, so the scanner always stops there.
struct JSONScanner: ~Copyable {
    let base: UnsafePointer<UInt8>
    let count: Int
    let maximumDepth: Int
    var tokens: JSONStack<JSONToken>
    var at = 0
    /// The innermost open container, or -1.
    private var open = -1
    private var depth = 0

    init(_ text: UnsafePointer<UInt8>, count: Int, maximumDepth: Int) {
        base = text
        self.count = count
        self.maximumDepth = maximumDepth
        tokens = JSONStack(capacity: count / 6 + 8)
    }

    consuming func scanned() throws(JSONFault) -> JSONStack<JSONToken> {
        skipSpace()
        while true {
            if try !value() { continue }
            if try finished() { return tokens }
        }
    }

    var byte: UInt8 {
        @inline(__always) get { base[at] }
    }

    func fault(_ reason: StaticString) -> JSONFault {
        at >= count
            ? JSONFault(offset: count, reason: "the text ends too early") : JSONFault(offset: at, reason: reason)
    }

    @inline(__always)
    mutating func skipSpace() {
        guard byte <= 0x20 else { return }
        while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    // MARK: Values

    /// Scans a value; of a container that isn't empty only the beginning, up to its first value, and returns false then.
    @inline(__always)
    private mutating func value() throws(JSONFault) -> Bool {
        switch byte {
        case JSONByte.quote: try string()
        case JSONByte.openBrace: return try beginObject()
        case JSONByte.openBracket: return try beginArray()
        case JSONByte.minus, UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "t"): try literal("true", .true)
        case UInt8(ascii: "f"): try literal("false", .false)
        case UInt8(ascii: "n"): try literal("null", .null)
        default: throw fault("expected a value")
        }
        return true
    }

    private mutating func literal(_ text: StaticString, _ kind: JSONToken.Kind) throws(JSONFault) {
        let start = at
        for offset in 0..<text.utf8CodeUnitCount {
            guard byte == text.utf8Start[offset] else { throw fault("expected a value") }
            at += 1
        }
        add(kind, start: start, end: at)
    }

    @inline(__always)
    mutating func add(_ kind: JSONToken.Kind, start: Int, end: Int) {
        tokens.append(JSONToken(kind, start: start, end: end, next: tokens.count + 1))
    }

    // MARK: Containers

    private mutating func begin(_ kind: JSONToken.Kind) throws(JSONFault) {
        depth += 1
        guard depth <= maximumDepth else { throw fault("the text is nested too deep") }
        tokens.append(JSONToken(kind, start: at, next: open + 1))
        open = tokens.count - 1
        at += 1
        skipSpace()
    }

    private mutating func beginArray() throws(JSONFault) -> Bool {
        try begin(.array)
        guard byte == JSONByte.closeBracket else { return false }
        end()
        return true
    }

    private mutating func beginObject() throws(JSONFault) -> Bool {
        try begin(.object)
        guard byte == JSONByte.closeBrace else {
            try key()
            return false
        }
        end()
        return true
    }

    @inline(__always)
    private mutating func key() throws(JSONFault) {
        guard byte == JSONByte.quote else { throw fault("expected a key") }
        try string()
        skipSpace()
        guard byte == JSONByte.colon else { throw fault("expected a colon") }
        at += 1
        skipSpace()
    }

    /// Goes on after a value. Returns true at the end of the text, false where the next value begins.
    @inline(__always)
    private mutating func finished() throws(JSONFault) -> Bool {
        while open >= 0 {
            tokens[open].extra += 1
            skipSpace()
            let isObject = tokens[open].kind == .object
            if byte == JSONByte.comma {
                at += 1
                skipSpace()
                if isObject { try key() }
                return false
            }
            guard byte == (isObject ? JSONByte.closeBrace : JSONByte.closeBracket) else {
                throw fault("expected a comma or the end of the container")
            }
            end()
        }
        skipSpace()
        guard at == count else { throw fault("something follows the value") }
        return true
    }

    private mutating func end() {
        at += 1
        let container = open
        open = tokens[container].next - 1
        depth -= 1
        tokens[container].end = UInt32(truncatingIfNeeded: at)
        tokens[container].next = tokens.count
        guard tokens[container].kind == .object else { return }
        let members = Int(tokens[container].extra)
        if members > 1 { markRepeatedKeys(of: container, count: members) }
        tokens[container].extra = UInt32(truncatingIfNeeded: container + 1)
    }
}
