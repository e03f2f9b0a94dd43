/// A store did what no right store does.
public struct HistoryBreach: Error, Sendable {
    /// What the workload has done; its seed replays it.
    public let report: HistoryReport

    /// What was found, the gravest first: of each kind the first few.
    public let violations: [HistoryViolation]

    /// How many there are of each kind.
    public let counts: [HistoryViolation.Kind: Int]
}

extension HistoryBreach: CustomStringConvertible {
    public var description: String {
        let total = counts.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key.rawValue)" }
        let lines = ["\(report)", "found \(total.joined(separator: ", ")):"] + violations.map { "- \($0)" }
        return lines.joined(separator: "\n")
    }
}
