extension RetryPolicy {
    /// Runs an operation, again where the policy says so, and returns its result.
    ///
    /// A task that is cancelled gives up a pause at once and makes no further attempt. It gets the error of the last
    /// attempt that failed by itself, not a `CancellationError`: what that attempt left behind, such as an outcome that
    /// isn't known, is what the caller has to deal with, and that the task is cancelled `Task.isCancelled` tells anyway.
    /// The first attempt is always made; an operation that shouldn't begin in a cancelled task checks that itself.
    ///
    /// - Parameters:
    ///   - clock: what waits between the attempts.
    ///   - operation: what is tried; it learns the number of the attempt, from 1.
    /// - Throws: the last attempt's error, unchanged. If that is a `CancellationError`, the error of the attempt before
    ///   it, where there was one.
    @inlinable
    public func run<Success>(
        clock: any Clock<Duration> = ContinuousClock(), _ operation: (_ attempt: Int) async throws -> Success
    ) async throws -> Success {
        var generator = SystemRandomNumberGenerator()
        var failure: (any Error)?
        var attempt = 1
        while true {
            do {
                return try await operation(attempt)
            } catch let cancellation as CancellationError {
                throw failure ?? cancellation
            } catch {
                guard let delay = delay(beforeRetry: attempt, after: error, using: &generator),
                    await Self.hasPaused(delay, on: clock)
                else { throw error }
                failure = error
            }
            attempt += 1
        }
    }

    /// Waits; false if the task was cancelled before or meanwhile.
    @usableFromInline
    static func hasPaused(_ delay: Duration, on clock: any Clock<Duration>) async -> Bool {
        do {
            if delay > .zero { try await clock.sleep(for: delay) }
            return !Task.isCancelled
        } catch {
            return false
        }
    }
}
