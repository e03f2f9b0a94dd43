/// Results as lines of text with columns.
struct Table {
    private static let headings = ["row", "work", "ours", "reference", "", "ratio", "rounds", "goal", "met"]
    private var lines: [[String]] = [headings]

    mutating func add(_ result: Result) {
        let row = result.row
        let figure = if case .figure = row.reference { true } else { false }
        lines.append([
            row.name, row.work, "\(Self.short(result.ours.median)) \(row.unit)", Self.short(result.reference.median),
            row.reference.name, Self.ratio(result.ratio.median) + (figure ? " *" : ""),
            "\(Self.ratio(result.ratio.least))–\(Self.ratio(result.ratio.most))", row.goal.map(Self.goal) ?? "",
            result.isMet.map { $0 ? "yes" : "NO" } ?? "",
        ])
    }

    var text: String {
        let widths = Self.headings.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func goal(_ goal: Double) -> String { "≥ " + ratio(goal) }

    private static func ratio(_ ratio: Double) -> String {
        let digits = ratio < 10 ? 100.0 : 10.0
        return "\((ratio * digits).rounded() / digits)×"
    }

    /// Thousands and millions.
    private static func short(_ rate: Double) -> String {
        switch rate {
        case 1_000_000...: "\((rate / 10_000).rounded() / 100) M"
        case 1_000...: "\((rate / 100).rounded() / 10) k"
        default: "\(rate.rounded())"
        }
    }
}
