/// Reads JSON by the letter of RFC 8259, without any haste.
struct DocumentReader {
    /// What a reader may let pass that the RFC doesn't.
    struct Leniency: OptionSet {
        let rawValue: Int
        /// A comma may stand behind the last element or member.
        static let trailingCommas = Leniency(rawValue: 1)
        /// Nobody looks at strings and numbers in the values of repeated members.
        static let repeatedValues = Leniency(rawValue: 2)
        /// A number that no type can be made of need not be one.
        static let unreadNumbers = Leniency(rawValue: 4)
        /// Nobody looks at any string or number.
        static let unread = Leniency(rawValue: 8)
    }

    private static let maximumDepth = 512

    private let bytes: [UInt8]
    private let leniency: Leniency
    private var at = 0
    private var depth = 0
    /// Within the value of a repeated member that nobody looks at.
    private var isLoose = false

    private struct Fault: Error {}

    private init(_ bytes: [UInt8], _ leniency: Leniency) {
        self.bytes = bytes
        self.leniency = leniency
        isLoose = leniency.contains(.unread)
    }

    /// The document that fills the bytes, or nil.
    static func read(_ bytes: [UInt8], leniency: Leniency = []) -> DocumentTree? {
        var reader = DocumentReader(bytes, leniency)
        reader.skipSpace()
        guard let tree = try? reader.value() else { return nil }
        reader.skipSpace()
        return reader.at == bytes.count ? tree : nil
    }

    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func require(_ text: String) throws {
        guard bytes[at...].starts(with: text.utf8) else { throw Fault() }
        at += text.utf8.count
    }

    private mutating func value() throws -> DocumentTree {
        switch byte.map(Unicode.Scalar.init) {
        case "n": try require("null")
        case "t": try require("true")
        case "f": try require("false")
        case "\"": return .string(try string())
        case "[": return .array(try list(until: "]") { try $0.value() })
        case "{": return .object(try members())
        default: return .number(try number())
        }
        return bytes[at - 1] == UInt8(ascii: "l") ? .null : .bool(bytes[at - 2] == UInt8(ascii: "u"))
    }

    /// Elements with commas between them, from an opening bracket on.
    private mutating func list<Element>(
        until end: Unicode.Scalar, _ element: (inout DocumentReader) throws -> Element
    ) throws -> [Element] {
        at += 1
        depth += 1
        guard depth <= Self.maximumDepth else { throw Fault() }
        defer { depth -= 1 }
        var elements: [Element] = []
        skipSpace()
        if take(end) { return elements }
        while true {
            elements.append(try element(&self))
            skipSpace()
            if take(end) { return elements }
            guard take(",") else { throw Fault() }
            skipSpace()
            if leniency.contains(.trailingCommas), take(end) { return elements }
        }
    }

    private mutating func members() throws -> [DocumentTree.Member] {
        var seen: Set<String> = []
        return try list(until: "}") { reader in
            guard reader.byte == UInt8(ascii: "\"") else { throw Fault() }
            let key = try reader.string()
            reader.skipSpace()
            guard reader.take(":") else { throw Fault() }
            reader.skipSpace()
            let wasLoose = reader.isLoose
            defer { reader.isLoose = wasLoose }
            let isRepeated = !seen.insert(key).inserted
            if isRepeated, reader.leniency.contains(.repeatedValues) { reader.isLoose = true }
            return DocumentTree.Member(key: key, value: try reader.value())
        }
    }
}

extension DocumentReader {
    private mutating func number() throws -> String {
        let start = at
        if isLoose || leniency.contains(.unreadNumbers) { return try looseNumber() }
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func looseNumber() throws -> String {
        guard let first = byte, Array("-0123456789".utf8).contains(first) else { throw Fault() }
        while let byte, Array("-0123456789.eE+".utf8).contains(byte) { at += 1 }
        return "0"
    }

    private mutating func digits() throws {
        let start = at
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        guard at > start else { throw Fault() }
    }

    private mutating func string() throws -> String {
        at += 1
        if isLoose { return try looseString() }
        var text: [UInt8] = []
        while let byte, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw Fault() }
            at += 1
            if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
        }
        guard take("\""), let string = String(validating: text, as: UTF8.self) else { throw Fault() }
        return string
    }

    private mutating func looseString() throws -> String {
        while let byte, byte != UInt8(ascii: "\"") {
            let isEscape = take("\\")
            if isEscape, at == bytes.count { throw Fault() }
            let isCodeUnit = isEscape && take("u")
            if !isCodeUnit { at += 1 }
            guard isCodeUnit else { continue }
            let digits = bytes[at...].prefix(4)
            guard digits.count == 4, !digits.contains(UInt8(ascii: "\"")) else { throw Fault() }
            at += 4
        }
        guard take("\"") else { throw Fault() }
        return ""
    }

    private mutating func escape() throws -> [UInt8] {
        guard let byte else { throw Fault() }
        at += 1
        switch Unicode.Scalar(byte) {
        case "\"", "\\", "/": return [byte]
        case "b": return [0x08]
        case "t": return [0x09]
        case "n": return [0x0A]
        case "f": return [0x0C]
        case "r": return [0x0D]
        case "u": return Array(String(try scalar()).utf8)
        default: throw Fault()
        }
    }

    private mutating func scalar() throws -> Unicode.Scalar {
        let high = try codeUnit()
        if let scalar = Unicode.Scalar(high) { return scalar }
        guard UTF16.isLeadSurrogate(high), take("\\"), take("u") else { throw Fault() }
        let low = try codeUnit()
        guard UTF16.isTrailSurrogate(low) else { throw Fault() }
        return UTF16.decode(UTF16.EncodedScalar([high, low]))
    }

    private mutating func codeUnit() throws -> UInt16 {
        let digits = bytes[at...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw Fault() }
        at += 4
        return unit
    }
}
