/// Any JSON document, for comparing what different decoders make of one.
enum JSONValue: Codable, Hashable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSONValue {
    /// A document of random shape and content.
    static func random(depth: Int, using random: inout SeededRandom) -> JSONValue {
        switch random.next() % (depth > 0 ? 8 : 5) {
        case 0: .null
        case 1: .bool(random.next() % 2 == 0)
        case 2: .number(number(using: &random))
        case 3, 4: .string(string(using: &random))
        case 5, 6: .array((0..<random.next() % 5).map { _ in Self.random(depth: depth - 1, using: &random) })
        default:
            .object(
                Dictionary(
                    (0..<random.next() % 20).map { _ in
                        (string(using: &random), Self.random(depth: depth - 1, using: &random))
                    }, uniquingKeysWith: { $1 }))
        }
    }

    private static func number(using random: inout SeededRandom) -> Double {
        switch random.next() % 4 {
        case 0: Double(Int64(truncatingIfNeeded: random.next()) >> (random.next() % 64))
        case 1: Double(Int.random(in: -10_000...10_000, using: &random)) / 100
        case 2: Double.random(in: -1...1, using: &random)
        default: Double(sign: .plus, exponent: .random(in: -1_000...1_000, using: &random), significand: 1.7)
        }
    }

    private static func string(using random: inout SeededRandom) -> String {
        let alphabet = ["a", "b", "Z", "0", " ", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "é", "漢", "😀", "\u{2028}"]
        let length = Int(random.next() % (random.next() % 8 == 0 ? 40 : 10))
        return (0..<length).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    }
}

extension JSONValue {
    /// The document as text, with white space and escapes as chance will have it.
    func text(using random: inout SeededRandom) -> String {
        let space = [" ", "\n", "\t", "\r\n  ", "", "", ""].randomElement(using: &random) ?? ""
        switch self {
        case .null: return space + "null" + space
        case .bool(let value): return space + "\(value)" + space
        case .number(let value): return space + "\(value)" + space
        case .string(let value): return space + Self.quoted(value, using: &random) + space
        case .array(let values):
            let elements = values.map { $0.text(using: &random) }
            return space + "[" + (elements.isEmpty ? space : elements.joined(separator: ",")) + "]" + space
        case .object(let values):
            let members = values.map { key, value in
                "\(space)\(Self.quoted(key, using: &random))\(space):\(value.text(using: &random))"
            }
            return space + "{" + (members.isEmpty ? space : members.joined(separator: ",")) + "}" + space
        }
    }

    private static func quoted(_ string: String, using random: inout SeededRandom) -> String {
        var text = ""
        for scalar in string.unicodeScalars {
            let mustEscape = scalar == "\"" || scalar == "\\" || scalar.value < 0x20
            if mustEscape || random.next() % 8 == 0 {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16, uppercase: random.next() % 2 == 0)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return "\"\(text)\""
    }
}
