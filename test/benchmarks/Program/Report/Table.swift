/// Results as lines of text with columns.
struct Table {
    private static let headings = ["row", "work", "ours", "reference", "", "ratio", "rounds", "goal", "met"]
    private var lines: [[String]] = [headings]

    mutating func add(_ result: Result) {
        let row = result.row
        lines.append([
            row.name, row.work, "\(Self.short(result.ours.median)) \(row.unit)", Self.short(result.reference.median),
            row.reference.name + (row.reference.isPaired ? "" : " *"), Self.ratio(result.ratio.median),
            "\(Self.ratio(result.ratio.least)) to \(Self.ratio(result.ratio.most))",
            row.goal.map { "≥ " + Self.ratio($0) } ?? "", result.isMet.map { $0 ? "yes" : "NO" } ?? "",
        ])
    }

    var text: String {
        let widths = Self.headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func ratio(_ ratio: Double) -> String { "\(digits(ratio))×" }

    /// Thousands and millions.
    private static func short(_ rate: Double) -> String {
        switch rate {
        case 1_000_000...: "\(digits(rate / 1_000_000)) M"
        case 1_000...: "\(digits(rate / 1_000)) k"
        default: digits(rate)
        }
    }

    /// Three significant digits, or all before the point.
    private static func digits(_ number: Double) -> String {
        switch number {
        case ..<10: "\((number * 100).rounded() / 100)"
        case ..<100: "\((number * 10).rounded() / 10)"
        default: "\(Int(number.rounded()))"
        }
    }
}
