import Foundation

extension DocumentTree {
    /// A document of any shape.
    static func drawn(depth: Int, from choices: inout Choices) -> DocumentTree {
        switch choices.below(depth > 0 ? 8 : 5) {
        case 0: .number(number(from: &choices))
        case 1: .null
        case 2: .bool(choices.below(2) == 1)
        case 3: .number(number(from: &choices))
        case 4: .string(string(from: &choices))
        case 5: .array(elements(depth: depth - 1, from: &choices))
        default: .object(members(depth: depth - 1, from: &choices))
        }
    }

    private static func elements(depth: Int, from choices: inout Choices) -> [DocumentTree] {
        let isLarge = choices.oneIn(16)
        return choices.some(isLarge ? 100 : 6, odds: isLarge ? 30 : 4) {
            drawn(depth: isLarge ? 0 : depth, from: &$0)
        }
    }

    /// Keys repeat, also in another normal form, which to Swift is the same string.
    private static func members(depth: Int, from choices: inout Choices) -> [Member] {
        let keys = ["a", "b", "", "é", "e\u{301}", "super", "10", "a\u{0}", "😀", "long key of many bytes", "_0", "A"]
        let isPlain = choices.oneIn(4)
        let isLarge = choices.oneIn(16)
        return choices.some(isLarge ? 150 : 8, odds: isLarge ? 40 : 4) { choices in
            let count = choices.made.count
            let key = isPlain ? "k\(count)" : choices.oneIn(4) ? string(from: &choices) : choices.pick(keys)
            return Member(key: key, value: drawn(depth: isLarge ? 0 : depth, from: &choices))
        }
    }

    /// A string, sometimes one that stands for something.
    private static func string(from choices: inout Choices) -> String {
        switch choices.below(8) {
        case 0: "\(UUID.drawn(from: &choices))"
        case 1: Data.drawn(from: &choices).base64EncodedString()
        case 2: ExactDate.text(Date.drawn(from: &choices))
        case 3: number(from: &choices)
        default: String.drawn(from: &choices)
        }
    }

    /// A number in any of its spellings.
    static func number(from choices: inout Choices) -> String {
        var text = choices.below(4) == 3 ? "-" : ""
        switch choices.below(5) {
        case 0: text += "\(choices.below(300))"
        case 4:
            text += "0"
            if choices.below(3) == 2 { return text + choices.pick(["e1", "E2", "e9", "e-1", "e+5", "e00", ".0e3"]) }
        case 1: text += "\(choices.bits())"
        case 2:
            text += choices.pick([
                "0", "127", "128", "255", "256", "9007199254740993", "9223372036854775807", "9223372036854775808",
                "18446744073709551615", "18446744073709551616", "170141183460469231731687303715884105728",
                "340282366920938463463374607431768211455", "340282366920938463463374607431768211456",
            ])
        default: text += "1" + choices.some(60, odds: 12) { "\($0.below(10))" }.joined()
        }
        if choices.below(3) == 2 {
            let digits = choices.some(60, odds: 12) { "\($0.below(10))" }.joined()
            text += "." + (digits.isEmpty ? "0" : digits) + choices.pick(["", "0", "0000000000000000000000000"])
        }
        if choices.below(3) == 2 {
            text += choices.pick(["e", "E"]) + choices.pick(["", "-", "+"]) + choices.pick(["", "0", "000"])
            text += choices.pick([
                "1", "2", "10", "18", "20", "37", "38", "39", "45", "127", "128", "165", "300", "308", "309", "324",
                "400", "99999999999999999999",
            ])
        }
        return text
    }
}
