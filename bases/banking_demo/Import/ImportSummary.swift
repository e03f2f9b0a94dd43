/// What became of the lines of an import.
struct ImportSummary: Hashable {
    /// What became of one line.
    enum Outcome: Hashable {
        /// It was carried out now.
        case applied
        /// It had been carried out before.
        case repeated
        /// It was refused, now or before.
        case refused(String)
    }

    /// A refused line.
    struct Refusal: Hashable {
        let line: Int
        let reason: String
    }

    private(set) var applied = 0
    private(set) var repeated = 0

    /// The refused lines, in the order of the file, whichever was done first.
    private(set) var refused: [Refusal] = []

    mutating func note(_ outcome: Outcome, of line: ImportLine) {
        switch outcome {
        case .applied: applied += 1
        case .repeated: repeated += 1
        case .refused(let reason):
            let before = refused.lastIndex { $0.line < line.number }
            refused.insert(Refusal(line: line.number, reason: reason), at: before.map { $0 + 1 } ?? 0)
        }
    }
}

extension ImportSummary {
    /// The summary as it is printed.
    var lines: [String] {
        let counts = [("applied", applied), ("repeated", repeated), ("refused", refused.count)]
        let width = counts.map { String($0.1).count }.max() ?? 1
        return counts.map { "\($0.0.padded(to: 8))  \(String($0.1).leftPadded(to: width))" }
            + refused.map { "  line \($0.line): \($0.reason)" }
    }
}
