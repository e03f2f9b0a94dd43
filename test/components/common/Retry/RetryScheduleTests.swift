import OrchestrixCommon
import Testing

@Suite("The schedule of a retry policy")
struct RetryScheduleTests {
    /// Always draws the same bits.
    struct Constant: RandomNumberGenerator {
        var bits: UInt64
        func next() -> UInt64 { bits }
    }

    @Test(
        "grows as its kind says and never beyond its maximum",
        arguments: [
            (.never, []),
            (.fixed(delay: .seconds(2), maxRetries: 3), [2, 2, 2]),
            (.fixed(delay: .zero, maxRetries: 2), [0, 0]),
            (.linear(maxRetries: 4), [1, 2, 3, 4]),
            (
                .linear(initial: .seconds(1), increment: .seconds(4), maximum: .seconds(10), maxRetries: 5),
                [1, 5, 9, 10, 10]
            ),
            (.linear(initial: .seconds(3), increment: .zero, maxRetries: 2), [3, 3]),
            (.exponential(maxRetries: 4, jitter: 0), [1, 2, 4, 8]),
            (.exponential(maximum: .seconds(5), maxRetries: 5, jitter: 0), [1, 2, 4, 5, 5]),
            (.exponential(initial: .seconds(2), multiplier: 3, maxRetries: 3, jitter: 0), [2, 6, 18]),
            (.exponential(initial: .seconds(8), multiplier: 0.5, maxRetries: 4, jitter: 0), [8, 4, 2, 1]),
            (.custom(maxRetries: 3) { .seconds($0 * 10) }, [10, 20, 30]),
            (.custom(maxRetries: 2) { .seconds($0 == 1 ? -5 : 5) }, [0, 5]),
            (.custom(maxRetries: 1) { _ in .seconds(Int64.max) }, [3_153_600_000]),
        ] as [(RetryPolicy, [Int])])
    func tables(policy: RetryPolicy, seconds: [Int]) {
        #expect(Array(policy.delays()) == seconds.map { .seconds($0) })
    }

    @Test("has no pause before the first attempt and none after the last retry")
    func ends() {
        var generator = SystemRandomNumberGenerator()
        let policy = RetryPolicy.fixed(delay: .seconds(1), maxRetries: 2)
        let delays = (-1...3).map { policy.delay(beforeRetry: $0, using: &generator) }
        #expect(delays == [.zero, .zero, .seconds(1), .seconds(1), nil])
    }

    @Test("takes retries of any number without overflow", arguments: [63, 1_100, Int.max])
    func late(retry: Int) throws {
        var generator = Constant(bits: 0)
        for backoff: RetryPolicy.Backoff in [
            .linear(initial: .seconds(1), increment: .seconds(1_000_000_000), maximum: .seconds(60)),
            .exponential(initial: .nanoseconds(1), multiplier: 1e300, maximum: .seconds(60)),
            .exponential(initial: .seconds(60), multiplier: 1, maximum: .seconds(60)),
        ] {
            let policy = try RetryPolicy(backoff, maxRetries: .max)
            #expect(policy.delay(beforeRetry: retry, using: &generator) == .seconds(60))
        }
        let shrinking = try RetryPolicy(
            .exponential(initial: .seconds(60), multiplier: 1e-300, maximum: .seconds(60)), maxRetries: .max)
        #expect(shrinking.delay(beforeRetry: retry, using: &generator) == .zero)
    }

    @Test("takes off by jitter at most the share that is given, and adds nothing")
    func jitterBounds() {
        var most = Constant(bits: .max)
        var least = Constant(bits: 0)
        let half = RetryPolicy.exponential(maximum: .seconds(5), maxRetries: 9, jitter: 0.5)
        #expect(half.delay(beforeRetry: 9, using: &most) == .seconds(2.5))
        #expect(half.delay(beforeRetry: 9, using: &least) == .seconds(5))
        let whole = RetryPolicy.fixed(delay: .seconds(8), jitter: 1)
        #expect(whole.delay(beforeRetry: 1, using: &most) == .zero)
        #expect(whole.delay(beforeRetry: 1, using: &least) == .seconds(8))
    }

    @Test("draws its jitter anew for every pause, within the bounds")
    func jitterIsReal() throws {
        let seed = UInt64.random(in: 0 ... .max)
        let policy = RetryPolicy.exponential(maximum: .seconds(7), maxRetries: 1_000, jitter: 0.3)
        let delays = Array(policy.delays(using: SeededRandom(seed: seed)))
        #expect(delays.count == 1_000)
        let full = delays.dropFirst(3)
        #expect(full.allSatisfy { .seconds(4.9) - .nanoseconds(1) <= $0 && $0 <= .seconds(7) }, "seed \(seed)")
        #expect(Set(full).count > 900, "seed \(seed)")
        #expect(full.contains { $0 < .seconds(5.2) } && full.contains { $0 > .seconds(6.7) }, "seed \(seed)")
        #expect(Array(policy.delays(using: SeededRandom(seed: seed))) == delays, "the same draws give the same pauses")
    }

    @Test("gives a pause after an error only where that is worth a retry")
    func errors() {
        var generator = SystemRandomNumberGenerator()
        let policy = RetryPolicy.fixed(delay: .seconds(1), maxRetries: 1)
        #expect(policy.delay(beforeRetry: 1, after: Flaw(), using: &generator) == .seconds(1))
        #expect(policy.delay(beforeRetry: 2, after: Flaw(), using: &generator) == nil)
        #expect(policy.delay(beforeRetry: 1, after: Flaw(isRetryable: false), using: &generator) == nil)
        #expect(policy.delay(beforeRetry: 1, after: CancellationError(), using: &generator) == nil)
    }
}
