#if Postgres
/// Values in PostgreSQL's binary form, as the text that it writes for them.
enum PostgresText {
    static func uuid(_ bytes: [UInt8]) -> String {
        var text = ""
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text += "-" }
            text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return text
    }

    /// Numbers of four decimal digits each, behind their count, the place of the first, the sign, and how many digits are
    /// shown behind the point.
    static func numeric(_ bytes: [UInt8]) -> String {
        let words = stride(from: 0, to: bytes.count - 1, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
        guard words.count >= 4 else { return "NaN" }
        switch words[2] {
        case 0xC000: return "NaN"
        case 0xD000: return "Infinity"
        case 0xF000: return "-Infinity"
        default: break
        }
        let weight = Int(Int16(truncatingIfNeeded: words[1]))
        func digits(at place: Int) -> String {
            let index = 4 + weight - place
            let group = words.indices.contains(index) && index >= 4 ? words[index] : 0
            let text = String(group)
            return String(repeating: "0", count: 4 - text.count) + text
        }
        let whole = weight < 0 ? "" : (0...weight).reversed().map(digits).joined()
        let shown = String(whole.drop { $0 == "0" })
        let scale = words[3]
        let fraction = stride(from: -1, through: -(scale + 3) / 4, by: -1).map(digits).joined().prefix(scale)
        return (words[2] == 0x4000 ? "-" : "") + (shown.isEmpty ? "0" : shown) + (scale == 0 ? "" : "." + fraction)
    }
}
#endif
