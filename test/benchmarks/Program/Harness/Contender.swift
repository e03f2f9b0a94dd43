/// One side of a row.
struct Contender {
    /// Does the work that many times, and tells how long that took. What has to be laid out before and checked
    /// afterwards doesn't count.
    let measure: (Int) async throws -> Duration

    /// The count of the first, short measurement, by which the following ones are sized.
    let first: Int

    /// No measurement does more than this, whatever the time; for work that takes up memory.
    let most: Int

    /// How many of the row's units one operation is.
    let units: Int

    init(
        first: Int = 1_000, most: Int = 20_000_000, units: Int = 1,
        measure: @escaping (Int) async throws -> Duration
    ) {
        self.first = first
        self.most = most
        self.units = units
        self.measure = measure
    }
}

extension Contender {
    /// How many units a second one measurement of `count` operations shows.
    func rate(_ count: Int) async throws -> Double {
        Double(count * units) / (try await measure(count)).seconds
    }

    /// Work whose amount is given, such as reading a log of some size.
    init(always count: Int, units: Int, measure: @escaping (Int) async throws -> Duration) {
        self.init(first: count, most: count, units: units, measure: measure)
    }

    /// Warms up, and finds how many operations take about `seconds`.
    func count(for seconds: Double) async throws -> Int {
        if first == most {
            _ = try await measure(first)
            return first
        }
        var count = first
        for share in [0.1, 0.25, 1] {
            let operations = try await rate(count) / Double(units)
            count = max(1, min(most, Int(operations * seconds * share)))
        }
        return count
    }

    /// Does the work over and over for `seconds`.
    func loop(for seconds: Double) async throws {
        let end = ContinuousClock().now + .seconds(seconds)
        let count = try await count(for: min(1, seconds / 4))
        while ContinuousClock().now < end { _ = try await measure(count) }
    }
}

extension Duration {
    var seconds: Double { self / .seconds(1) }
}
