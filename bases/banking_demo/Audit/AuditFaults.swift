import OrchestrixEventSourcing

/// What an audit found to be wrong: how much, and the first of it.
struct AuditFaults {
    /// How many faults there are.
    private(set) var count = 0

    /// The first faults, each in one line.
    private(set) var first: [String] = []

    private static let kept = 20

    mutating func note(_ problem: String, at event: StoredEvent) {
        note("position \(event.position) (\(event.stream), version \(event.version), \(event.type)): \(problem)")
    }

    mutating func note(_ problem: String) {
        count += 1
        if first.count < Self.kept { first.append(problem.onOneLine) }
    }
}
