/// What the cases have seen, for the report at the end: a fuzzing that meets nothing proves nothing.
struct Tally {
    private(set) var counts: [String: Int] = [:]

    mutating func count(_ what: String) {
        counts[what, default: 0] += 1
    }

    mutating func count(_ rule: Rule) {
        count("rule \(rule)")
    }

    func times(_ rule: Rule) -> Int { counts["rule \(rule)"] ?? 0 }
}
