/// Writes a document in a layout of chance: legal, whatever it looks like.
struct DocumentLayout {
    private(set) var text: [UInt8] = []

    static func drawn(of tree: DocumentTree, from choices: inout Choices) -> [UInt8] {
        var layout = DocumentLayout()
        layout.write(tree, &choices)
        return layout.text
    }

    private mutating func space(_ choices: inout Choices) {
        while choices.below(8) == 7 { text.append(choices.pick([0x20, 0x0A, 0x09, 0x0D])) }
    }

    private mutating func write(_ tree: DocumentTree, _ choices: inout Choices) {
        space(&choices)
        switch tree {
        case .null, .bool, .number: text += tree.text
        case .string(let string): write(string, &choices)
        case .array(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                write(element, &choices)
            }
            space(&choices)
            text.append(UInt8(ascii: "]"))
        case .object(let members):
            text.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                space(&choices)
                write(member.key, &choices)
                space(&choices)
                text.append(UInt8(ascii: ":"))
                write(member.value, &choices)
            }
            space(&choices)
            text.append(UInt8(ascii: "}"))
        }
        space(&choices)
    }

    private mutating func write(_ string: String, _ choices: inout Choices) {
        text.append(UInt8(ascii: "\""))
        for scalar in string.unicodeScalars {
            let mustEscape = scalar == "\"" || scalar == "\\" || scalar.value < 0x20
            switch choices.below(8) {
            case 7: spell(scalar, &choices)
            case 6 where Self.short[scalar] != nil: text += Array("\\\(Self.short[scalar] ?? "")".utf8)
            case _ where mustEscape: spell(scalar, &choices)
            default: text += Array(String(scalar).utf8)
            }
        }
        text.append(UInt8(ascii: "\""))
    }

    private static let short: [Unicode.Scalar: String] = [
        "\"": "\"", "\\": "\\", "/": "/", "\u{8}": "b", "\t": "t", "\n": "n", "\u{C}": "f", "\r": "r",
    ]

    /// As one `\u` escape or two.
    private mutating func spell(_ scalar: Unicode.Scalar, _ choices: inout Choices) {
        for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16, uppercase: choices.below(2) == 1)
            text += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        }
    }
}
