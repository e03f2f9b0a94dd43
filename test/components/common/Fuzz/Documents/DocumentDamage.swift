/// Damages the text of a document in a way that chance chooses; some of it may still be a document afterwards.
enum DocumentDamage {
    static func done(to bytes: [UInt8], from choices: inout Choices) -> [UInt8] {
        var bytes = bytes
        repeat { bytes = damaged(bytes, &choices) } while choices.below(4) == 3
        return bytes
    }

    private static func damaged(_ bytes: [UInt8], _ choices: inout Choices) -> [UInt8] {
        guard !bytes.isEmpty else { return choices.pick(pieces) }
        var damaged = bytes
        let place = choices.below(bytes.count + 1)
        switch choices.below(24) {
        case 0: damaged.removeLast(bytes.count - place)
        case 1 where place < bytes.count: damaged[place] ^= 1 << UInt8(choices.below(8))
        case 2 where place < bytes.count: damaged[place] = choices.pick(interesting)
        case 3 where place < bytes.count: damaged[place] = UInt8(choices.below(256))
        case 4: damaged.removeSubrange(place..<min(bytes.count, place + choices.below(12)))
        case 5, 12, 13:
            let other = choices.below(bytes.count + 1)
            damaged.insert(contentsOf: bytes[place..<min(bytes.count, place + choices.below(40))], at: other)
        case 6, 7, 14, 15, 16: damaged.insert(contentsOf: choices.pick(pieces), at: place)
        case 8: damaged += choices.pick([[0x20], [0x00], Array("1".utf8), Array("]".utf8), Array("//".utf8), [0xEF]])
        case 9: damaged = choices.pick(marks) + damaged
        case 10: damaged = wide(bytes, &choices)
        case 11: damaged = nested(bytes, &choices)
        case 17, 18, 20, 21: damaged.insert(UInt8(ascii: ","), at: end(from: place, in: bytes))
        case 19: damaged.swapAt(place % bytes.count, choices.below(bytes.count))
        default: damaged[place % bytes.count] = choices.pick(interesting)
        }
        return damaged
    }

    /// The next closing bracket.
    private static func end(from place: Int, in bytes: [UInt8]) -> Int {
        bytes[place...].firstIndex { [UInt8(ascii: "]"), UInt8(ascii: "}")].contains($0) } ?? place
    }

    private static let interesting =
        Array("\"\\{}[],:0-9.eE+tfnu \n\t\u{0}/'".utf8) + [0x80, 0xBF, 0xC0, 0xE2, 0xED, 0xF4, 0xFF]

    /// What is wrong in most places where it is put, and goes unnoticed in some.
    private static let pieces: [[UInt8]] =
        [
            "\\uD800", "\\uDC00", "\\ud83d\\ude00", "\\uD800\\u0041", "\\uD800\\", "\\u12", "\\u00g0", "\\x", "\\",
            "\"",
            ",", ",,", ", ]", ":", "0", "00", "-", "--", "+1", ".", "1.", "e", "1e", "e5", "E+", "NaN", "Infinity",
            "null", "nul", "true", "tru", "{}", "[]", "{", "}", "[", "]", "\"a\":1,", ",\"a\":01", "/**/", "\u{FEFF}",
            "\u{A0}", "\u{2028}", "\u{B}", "\u{0}", "\r\n", "0x1F", "1_000", "'",
        ].map { Array($0.utf8) }
        + [
            [0x80], [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xE0, 0x80, 0xAF],
        ]

    private static let marks: [[UInt8]] = [
        [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE], [0, 0, 0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0xEF, 0xBB],
    ]

    /// In another encoding, with or without a mark in front.
    private static func wide(_ bytes: [UInt8], _ choices: inout Choices) -> [UInt8] {
        let mark: [UInt16] = choices.below(2) == 1 ? [0xFEFF] : []
        let isBig = choices.below(2) == 1
        return (mark + String(decoding: bytes, as: UTF8.self).utf16).flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? pair : pair.reversed()
        }
    }

    /// Deep, also far too deep, and not always closed again.
    private static func nested(_ bytes: [UInt8], _ choices: inout Choices) -> [UInt8] {
        let (open, close) = choices.pick([("[", "]"), ("{\"a\":", "}"), ("[{\"\":", "}]"), ("[1,", "]"), ("[", ",1]")])
        let depth = choices.pick([3, 60, 255, 256, 500, 508, 509, 510, 511, 512, 513, 600, 2_000, 10_000])
        let opened = Array(repeatElement(Array(open.utf8), count: depth).joined())
        let closed = Array(repeatElement(Array(close.utf8), count: choices.oneIn(4) ? depth - 1 : depth).joined())
        return choices.oneIn(4) ? opened : opened + bytes + closed
    }
}
