import OrchestrixCommon
import Testing

@Suite("Running an operation under a retry policy")
struct RetryRunTests {
    /// Runs an operation whose attempts end as listed, and tells which attempts were made.
    private func attempts(
        _ policy: RetryPolicy, on clock: ManualClock = ManualClock(), ending errors: [(any Error)?]
    ) async -> (made: [Int], result: Result<String, any Error>) {
        var made: [Int] = []
        do {
            let success = try await policy.run(clock: clock) { attempt in
                made.append(attempt)
                if let error = errors[attempt - 1] { throw error }
                return "attempt \(attempt)"
            }
            return (made, .success(success))
        } catch {
            return (made, .failure(error))
        }
    }

    @Test("returns the first success and pauses before each retry as the schedule says")
    func succeeds() async throws {
        let clock = ManualClock()
        let policy = RetryPolicy.exponential(maxRetries: 5, jitter: 0)
        let (made, result) = await attempts(policy, on: clock, ending: [Flaw(), Flaw(), nil])
        #expect(made == [1, 2, 3])
        #expect(try result.get() == "attempt 3")
        #expect(clock.pauses == [.seconds(1), .seconds(2)])
    }

    @Test("waits for nothing if the first attempt succeeds")
    func first() async throws {
        let clock = ManualClock()
        let (made, result) = await attempts(.fixed(), on: clock, ending: [nil])
        #expect(try result.get() == "attempt 1")
        #expect(made == [1] && clock.pauses.isEmpty)
    }

    @Test("throws the last error, unchanged, once the retries are used up")
    func givesUp() async {
        let clock = ManualClock()
        let errors = (1...4).map { Flaw(number: $0) }
        let (made, result) = await attempts(.fixed(delay: .seconds(3), maxRetries: 3), on: clock, ending: errors)
        #expect(made == [1, 2, 3, 4])
        #expect(throws: Flaw(number: 4)) { try result.get() }
        #expect(clock.pauses == [.seconds(3), .seconds(3), .seconds(3)])
    }

    @Test("throws at once what isn't worth a retry")
    func notWorth() async {
        let (made, result) = await attempts(.fixed(), ending: [Flaw(number: 1), Flaw(number: 2, isRetryable: false)])
        #expect(made == [1, 2])
        #expect(throws: Flaw(number: 2, isRetryable: false)) { try result.get() }
        let (once, _) = await attempts(.never, ending: [Flaw()])
        #expect(once == [1])
    }

    @Test("never pauses longer than the maximum, with jitter too")
    func jitter() async {
        let clock = ManualClock()
        let policy = RetryPolicy.exponential(maximum: .seconds(3), maxRetries: 50, jitter: 0.5)
        _ = await attempts(policy, on: clock, ending: (0...50).map { Flaw(number: $0) })
        #expect(clock.pauses.count == 50)
        #expect(clock.pauses.allSatisfy { $0 <= .seconds(3) && $0 >= .milliseconds(500) })
        #expect(Set(clock.pauses).count > 1)
    }

    @Test("ends a pause when the task is cancelled, and tells the error of the last attempt")
    func cancelledPause() async {
        let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
        let clock = ManualClock {
            waiting.yield()
            // Until the task is cancelled, and no longer.
            for await _ in AsyncStream<Void>.makeStream().stream {}
        }
        let task = Task { await attempts(.fixed(), on: clock, ending: [Flaw(number: 1), nil]) }
        for await _ in waits { break }
        task.cancel()
        let (made, result) = await task.value
        #expect(made == [1])
        #expect(throws: Flaw(number: 1)) { try result.get() }
        #expect(clock.pauses == [.seconds(1)])
    }

    @Test("begins no further attempt in a cancelled task, also where there is no pause", arguments: [0, 1])
    func cancelledAttempt(seconds: Int) async {
        let policy = RetryPolicy.fixed(delay: .seconds(seconds))
        let made = await Task {
            var made: [Int] = []
            await #expect(throws: Flaw(number: 1)) {
                try await policy.run(clock: ManualClock()) { attempt in
                    made.append(attempt)
                    withUnsafeCurrentTask { $0?.cancel() }
                    throw Flaw(number: attempt)
                }
            }
            return made
        }.value
        #expect(made == [1])
    }

    @Test("tells, of an attempt that was cancelled itself, the failure before it, since its outcome still matters")
    func cancellationInAttempt() async {
        let (made, result) = await attempts(.fixed(), ending: [Flaw(number: 1), CancellationError()])
        #expect(made == [1, 2])
        #expect(throws: Flaw(number: 1)) { try result.get() }
        let (first, alone) = await attempts(.fixed(), ending: [CancellationError()])
        #expect(first == [1])
        #expect(throws: CancellationError.self) { try alone.get() }
    }
}
