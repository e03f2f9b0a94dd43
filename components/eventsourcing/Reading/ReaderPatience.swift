import OrchestrixCommon

/// What a reader does about what may pass by itself. It decides only: what happened goes in, how long to wait comes out.
struct ReaderPatience: Sendable {
    private static let outages = RetryPolicy.exponential(
        initial: .milliseconds(50), maximum: .seconds(5), maxRetries: .max)
    private static let holes = RetryPolicy.exponential(
        initial: .milliseconds(10), maximum: .milliseconds(500), maxRetries: .max)

    private struct Hole {
        let position: Int
        let since: ContinuousClock.Instant
        var looks = 0
    }

    /// How often the store has failed since it was read last.
    private(set) var failures = 0
    private var hole: Hole?

    /// Takes in that the store failed.
    ///
    /// - Returns: how long to wait before it is asked again; `nil`: what is wrong doesn't pass by itself.
    mutating func pause(after error: any Error) -> Duration? {
        guard Self.outages.retries(error) else { return nil }
        failures += 1
        return Self.delay(Self.outages, failures)
    }

    /// Takes in that a position is missing, although there are later ones.
    ///
    /// - Parameter limit: how long it may be missing.
    /// - Returns: how long to wait before looking again; `nil`: it won't come any more.
    mutating func pause(at position: Int, within limit: Duration, now: ContinuousClock.Instant) -> Duration? {
        var hole = hole.flatMap { $0.position == position ? $0 : nil } ?? Hole(position: position, since: now)
        guard hole.since.duration(to: now) < limit else { return nil }
        hole.looks += 1
        self.hole = hole
        return Self.delay(Self.holes, hole.looks)
    }

    private static func delay(_ policy: RetryPolicy, _ retry: Int) -> Duration? {
        var generator = SystemRandomNumberGenerator()
        return policy.delay(beforeRetry: retry, using: &generator)
    }

    /// Takes in that the store was read.
    ///
    /// - Returns: how often it had failed before.
    mutating func end() -> Int {
        defer { failures = 0 }
        return failures
    }
}
