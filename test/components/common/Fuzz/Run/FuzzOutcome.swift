/// What a run did and found.
struct FuzzOutcome {
    let seed: UInt64
    var tally = Tally()
    /// What was broken, and by which case.
    private(set) var breach: Breach?
    private var breaker: FuzzCase?
    var duration = Duration.zero
    private(set) var cases: [String: Int] = [:]
    private var durations: [String: Duration] = [:]
    private var longest: (name: String, duration: Duration)?

    init(seed: UInt64) {
        self.seed = seed
    }

    mutating func note(_ fuzzCase: FuzzCase, took duration: Duration) {
        cases[fuzzCase.kind.name, default: 0] += 1
        durations[fuzzCase.kind.name, default: .zero] += duration
        if duration > longest?.duration ?? .zero { longest = (fuzzCase.description, duration) }
    }

    mutating func note(_ breach: Breach, by fuzzCase: FuzzCase) {
        self.breach = breach
        breaker = fuzzCase
    }

    var count: Int { cases.values.reduce(0, +) }

    /// The figures, for people.
    var report: String {
        let seconds = duration / .seconds(1)
        var lines = [
            "JSON fuzzing: seed \(seed), \(count) cases in \(Int(seconds)) s, \(Int(Double(count) / max(seconds, 1e-9))) a second"
        ]
        for (name, count) in cases.sorted(by: { $0.key < $1.key }) {
            let each = (durations[name] ?? .zero) / count
            lines.append("  \(count) \(name), \(Int(each / .microseconds(1))) µs each")
        }
        lines += tally.counts.sorted { $0.key < $1.key }.map { "  \($0.value) × \($0.key)" }
        if let longest { lines.append("longest case: \(longest.name), \(longest.duration)") }
        if let breach, let breaker {
            lines.append("BROKEN by case \(breaker); the shortest case that breaks it alike:\n\(breach)")
            lines.append("again: make fuzz SEED=\(seed) CASE=\(breaker)")
        }
        return lines.joined(separator: "\n")
    }
}
