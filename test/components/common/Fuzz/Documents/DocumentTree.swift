/// A JSON document as it stands in its text: members in order and repeated ones too, numbers by their characters.
///
/// It is read and written by the plainest code that does it, and is what codecs are judged by.
indirect enum DocumentTree {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([DocumentTree])
    case object([Member])

    struct Member {
        var key: String
        var value: DocumentTree
    }
}

extension DocumentTree {
    /// The text by which two documents are held for the same: numbers by their exact value, objects whatever the order
    /// of their members, of which the first with a key counts.
    var identity: String { identity(inOrder: true) }

    /// - Parameter inOrder: false leaves the order of elements out of account, too.
    func identity(inOrder: Bool) -> String {
        switch self {
        case .null: return "null"
        case .bool(let value): return "\(value)"
        case .number(let text): return NumberText(text).identity
        case .string(let string): return "'\(string.identity)'"
        case .array(let elements):
            let identities = elements.map { $0.identity(inOrder: inOrder) }
            return "[\((inOrder ? identities : identities.sorted()).joined(separator: ", "))]"
        case .object(let members):
            let identities = Self.first(members).map {
                "'\($0.key.identity)': \($0.value.identity(inOrder: inOrder))"
            }
            return "{\(identities.sorted().joined(separator: ", "))}"
        }
    }

    /// How many containers stand one in another.
    var depth: Int {
        switch self {
        case .null, .bool, .number, .string: 0
        case .array(let elements): 1 + (elements.map(\.depth).max() ?? 0)
        case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
        }
    }

    /// The members that count, by the bytes of their keys.
    static func first(_ members: [Member]) -> [Member] {
        var seen: Set<[UInt8]> = []
        return members.filter { seen.insert(Array($0.key.utf8)).inserted }
    }

    /// The text in its stored form: compact, and with only what must be escaped in the shortest spelling.
    var text: [UInt8] {
        switch self {
        case .null: Array("null".utf8)
        case .bool(let value): Array("\(value)".utf8)
        case .number(let text): Array(text.utf8)
        case .string(let string): Self.quoted(string)
        case .array(let elements):
            Array("[".utf8) + elements.map(\.text).joined(separator: Array(",".utf8)) + Array("]".utf8)
        case .object(let members):
            Array("{".utf8)
                + members.map { Self.quoted($0.key) + Array(":".utf8) + $0.value.text }
                .joined(separator: Array(",".utf8)) + Array("}".utf8)
        }
    }

    private static func quoted(_ string: String) -> [UInt8] {
        var bytes = Array("\"".utf8)
        for byte in string.utf8 {
            if let escape = escapes[byte] {
                bytes += Array("\\\(escape)".utf8)
            } else if byte < 0x20 {
                bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            } else {
                bytes.append(byte)
            }
        }
        return bytes + Array("\"".utf8)
    }

    private static let escapes: [UInt8: String] = [
        0x22: "\"", 0x5C: "\\", 0x08: "b", 0x09: "t", 0x0A: "n", 0x0C: "f", 0x0D: "r",
    ]
}
