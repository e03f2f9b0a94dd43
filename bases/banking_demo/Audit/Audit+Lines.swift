extension Audit {
    /// The totals and the verdict, as they are printed.
    var lines: [String] {
        let rows = [
            ("events", "\(totals.events)\(totals.foreign > 0 ? " (\(totals.foreign) of other categories)" : "")"),
            ("accounts", accounts), ("transfers", "\(totals.transfers)"),
            ("deposited", "\(totals.deposited)"), ("withdrawn", "\(totals.withdrawn)"),
            ("balances", "\(totals.balances)"),
        ]
        return rows.map { "\($0.0.padded(to: 9))  \($0.1)" } + verdict
    }

    private var accounts: String {
        let counts = Account.Status.allCases.map { "\(totals.accounts[$0, default: 0]) \($0.rawValue)" }
        return "\(totals.accounts.values.reduce(0, +)) (\(counts.joined(separator: ", ")))"
    }

    private var verdict: [String] {
        guard faults.count > 0 else { return ["the books are in order"] }
        let hidden = faults.count - faults.first.count
        return faults.first.map { "fault: \($0)" } + (hidden > 0 ? ["… and \(hidden) more"] : [])
    }
}
