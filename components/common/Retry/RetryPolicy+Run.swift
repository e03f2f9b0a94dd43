extension RetryPolicy {
    /// Runs an operation, again where the policy says so, and returns its result.
    ///
    /// - Parameters:
    ///   - clock: what waits between the attempts.
    ///   - operation: what is tried; it learns the number of the attempt, from 1.
    /// - Throws: the last attempt's error, unchanged. A task that is cancelled after its first attempt gets
    ///   `CancellationError` at once, also in the midst of a pause, and no further attempt begins.
    public func run<Success>(
        clock: any Clock<Duration> = ContinuousClock(), _ operation: (_ attempt: Int) async throws -> Success
    ) async throws -> Success {
        var generator = SystemRandomNumberGenerator()
        var attempt = 1
        while true {
            do {
                return try await operation(attempt)
            } catch {
                guard let delay = delay(beforeRetry: attempt, after: error, using: &generator) else { throw error }
                try await Self.pause(delay, on: clock)
            }
            attempt += 1
        }
    }

    private static func pause(_ delay: Duration, on clock: any Clock<Duration>) async throws {
        if delay > .zero { try await clock.sleep(for: delay) }
        try Task.checkCancellation()
    }
}
