/// Figures of the same thing, one a round.
struct Series: Codable {
    private(set) var values: [Double] = []

    mutating func add(_ value: Double) {
        values.append(value)
    }

    /// The middle one; the mean of the two in the middle where their number is even.
    var median: Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    var least: Double { values.min() ?? 0 }
    var most: Double { values.max() ?? 0 }
}
