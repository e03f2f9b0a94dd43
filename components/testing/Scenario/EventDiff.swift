/// Two lists of events, line by line: what both have, what only one has.
enum EventDiff {
    static func lines(of events: [some Equatable]) -> [String] {
        events.isEmpty ? ["nothing"] : events.map { "\($0)" }
    }

    /// `  ` stands before what was expected and came, `- ` before what didn't come, `+ ` before what wasn't expected.
    static func lines<Event: Equatable>(from expected: [Event], to actual: [Event]) -> [String] {
        var missing: Set<Int> = []
        var surplus: Set<Int> = []
        for change in actual.difference(from: expected) {
            switch change {
            case .remove(let offset, _, _): missing.insert(offset)
            case .insert(let offset, _, _): surplus.insert(offset)
            }
        }
        return merged(expected, actual, missing: missing, surplus: surplus)
    }

    private static func merged<Event>(
        _ expected: [Event], _ actual: [Event], missing: Set<Int>, surplus: Set<Int>
    ) -> [String] {
        var lines: [String] = []
        var (left, right) = (0, 0)
        while left < expected.count || right < actual.count {
            if missing.contains(left) {
                lines.append("- \(expected[left])")
                left += 1
            } else if surplus.contains(right) {
                lines.append("+ \(actual[right])")
                right += 1
            } else {
                lines.append("  \(actual[right])")
                (left, right) = (left + 1, right + 1)
            }
        }
        return lines
    }
}
