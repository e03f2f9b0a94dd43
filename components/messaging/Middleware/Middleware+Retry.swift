public import OrchestrixCommon

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension Middleware {
    /// Calls the handler again where it throws what the policy holds for worth a retry; the other handlers of the
    /// message aren't called again. The last failure is thrown, unchanged.
    ///
    /// - Parameters:
    ///   - policy: how often, after which pauses, and after which errors; by default those that say so themselves.
    ///   - pause: waits, on the thread of the publisher, which is blocked meanwhile.
    public static func retry(
        _ policy: RetryPolicy, pause: @escaping @Sendable (Duration) -> Void = { blockThread(for: $0) }
    ) -> Middleware {
        Middleware { _, next in
            var generator = SystemRandomNumberGenerator()
            var retry = 1
            while true {
                do { return try next() } catch {
                    guard let delay = policy.delay(beforeRetry: retry, after: error, using: &generator) else {
                        throw error
                    }
                    if delay > .zero { pause(delay) }
                }
                retry += 1
            }
        }
    }

    /// Blocks the thread for as long as that.
    public static func blockThread(for duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var pause = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var left = timespec()
        while nanosleep(&pause, &left) == -1, errno == EINTR { pause = left }
    }
}

extension AsyncMiddleware {
    /// Calls the handler again where it throws what the policy holds for worth a retry; the other handlers of the
    /// message aren't called again. The last failure is thrown, unchanged. Cancelling ends a pause at once.
    ///
    /// - Parameters:
    ///   - policy: how often, after which pauses, and after which errors; by default those that say so themselves.
    ///   - clock: what waits between the attempts.
    public static func retry(
        _ policy: RetryPolicy, clock: any Clock<Duration> = ContinuousClock()
    ) -> AsyncMiddleware {
        AsyncMiddleware { _, next in
            try await policy.run(clock: clock) { _ in try await next() }
        }
    }
}
