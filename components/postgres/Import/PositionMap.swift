#if Postgres
/// Where the last events of an imported log stand now.
struct PositionMap: Sendable {
    private struct Run {
        let old: Int
        let new: Int
        var count: Int
    }

    private var runs: [Run] = []
    private static let most = 100_000

    mutating func add(_ old: Int, at new: Int) {
        if let last = runs.last, last.old + last.count == old, last.new + last.count == new {
            runs[runs.count - 1].count += 1
        } else {
            if runs.count == Self.most * 2 { runs.removeFirst(Self.most) }
            runs.append(Run(old: old, new: new, count: 1))
        }
    }

    /// `nil` where the log didn't hold it.
    subscript(old: Int) -> Int? {
        guard let run = runs.last(where: { $0.old <= old }), old < run.old + run.count else { return nil }
        return run.new + old - run.old
    }
}
#endif
