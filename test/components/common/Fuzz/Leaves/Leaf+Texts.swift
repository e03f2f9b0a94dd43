import Foundation

extension String: Leaf {
    static var form: LeafForm { .string }

    /// Strings are compared by their bytes, where Swift's `==` would take another normal form for the same.
    var identity: String {
        if utf8.allSatisfy({ $0 < 0x80 && $0 != 0x7B }) { return self }
        return unicodeScalars.map { $0.isASCII && $0 != "{" ? "\($0)" : "{\(String($0.value, radix: 16))}" }.joined()
    }

    private static let alphabet: [String] = [
        "a", "b", "Z", "0", " ", "\"", "\\", "/", "\n", "\t", "\r", "\u{8}", "\u{C}", "\u{0}", "\u{1F}", "\u{7F}",
        "\u{80}", "é", "e\u{301}", "ß", "漢", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}",
        "\u{FFFE}", "\u{FFFF}", "\u{2028}", "\u{2029}", "😀", "👨‍👩‍👧", "\u{1F1E8}\u{1F1ED}", "\u{10000}",
        "\u{10FFFF}", "\r\n", "\\u0041", "{", "}", "[", "]", ",", ":",
    ]

    static func drawn(from choices: inout Choices) -> String {
        let text = choices.some(24) { $0.pick(alphabet) }.joined()
        guard choices.oneIn(64) else { return text }
        return String(repeating: text, count: choices.pick([2, 9, 100, 1_000]))
    }
}

extension Data: Leaf {
    static var form: LeafForm { .formattedString }

    var identity: String { map { String($0, radix: 16) }.joined(separator: " ") }

    static func drawn(from choices: inout Choices) -> Data {
        let bytes = choices.some(40) { UInt8($0.below(256)) }
        return choices.oneIn(32) ? Data(Array(repeating: bytes, count: 50).joined()) : Data(bytes)
    }
}

extension UUID: Leaf {
    static var form: LeafForm { .formattedString }

    static func drawn(from choices: inout Choices) -> UUID {
        let digits = (0..<2).map { _ in
            let half = String(choices.bits(), radix: 16)
            return String(repeating: "0", count: 16 - half.count) + half
        }
        var text = digits.joined()
        for place in [20, 16, 12, 8] { text.insert("-", at: text.index(text.startIndex, offsetBy: place)) }
        return UUID(uuidString: text) ?? UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    }
}

extension URL: Leaf {
    static var form: LeafForm { .formattedString }

    var identity: String { absoluteString }

    static func drawn(from choices: inout Choices) -> URL {
        let start = choices.pick(["https://example.org/", "a", "mailto:a@b.c", "file:///", "http://[::1]:8080/", "#"])
        let rest = choices.some(12) { $0.pick(["a", "/", "%20", "?b=c", "é", "&d", "..", "漢", "%FF", "+", ";", "'"]) }
        return URL(string: start + rest.joined()) ?? URL(filePath: "/")
    }
}

extension Date: Leaf {
    static var form: LeafForm { .formattedString }
    static var unwritable: Date? { Date(timeIntervalSinceReferenceDate: .nan) }

    var identity: String { "\(timeIntervalSinceReferenceDate)" }

    static func drawn(from choices: inout Choices) -> Date {
        let interval: Double
        switch choices.below(4) {
        case 0: interval = Double(choices.below(1_000_000_000))
        case 1: interval = Double(choices.below(2_000_000_000) - 1_000_000_000) / 1_000
        case 2: interval = choices.pick([-978_307_200, -63_145_526_400, 252_423_993_599, 0.1, -0.1, 1e-9, -1e-30])
        default:
            let unit = Double(choices.bits() >> 11) * 0x1p-53
            interval = (unit * 315_569_520_000 - 63_145_526_400) * choices.pick([1, 1e-2, 1e-4, 1e-9])
        }
        return Date(timeIntervalSinceReferenceDate: interval + 0)
    }
}
