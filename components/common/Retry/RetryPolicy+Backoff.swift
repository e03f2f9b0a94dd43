extension RetryPolicy {
    /// How the pauses grow from retry to retry.
    public enum Backoff: Sendable {
        /// Always the same.
        case fixed(Duration)

        /// By an increment, up to a maximum.
        case linear(initial: Duration, increment: Duration, maximum: Duration)

        /// By a factor, up to a maximum. A factor below 1 shrinks them.
        case exponential(initial: Duration, multiplier: Double, maximum: Duration)

        /// As a function says, of the retry's number from 1. A negative delay counts as none, one beyond 100 years as that.
        case custom(@Sendable (_ retry: Int) -> Duration)
    }
}

extension RetryPolicy.Backoff {
    func check() throws(RetryPolicyError) {
        switch self {
        case .fixed(let delay):
            guard delay >= .zero else { throw .negativeDelay }
            guard delay <= RetryPolicy.longestDelay else { throw .delayTooLong }
        case .linear(let initial, let increment, let maximum):
            guard increment >= .zero else { throw .negativeIncrement }
            try Self.checkBounds(initial, maximum)
        case .exponential(let initial, let multiplier, let maximum):
            guard multiplier > 0, multiplier.isFinite else { throw .multiplierNotPositive }
            try Self.checkBounds(initial, maximum)
        case .custom:
            break
        }
    }

    private static func checkBounds(_ initial: Duration, _ maximum: Duration) throws(RetryPolicyError) {
        guard initial > .zero else { throw .initialNotPositive }
        guard maximum >= initial else { throw .maximumBelowInitial }
        guard maximum <= RetryPolicy.longestDelay else { throw .delayTooLong }
    }

    /// The pause before a retry, counted from 1, without jitter.
    func delay(beforeRetry retry: Int) -> Duration {
        switch self {
        case .fixed(let delay):
            return delay
        case .linear(let initial, let increment, let maximum):
            // Compared as floating point first: the product of a late retry overflows a duration.
            guard Double(retry - 1) * (increment / .seconds(1)) < maximum / .seconds(1) else { return maximum }
            return min(initial + increment * (retry - 1), maximum)
        case .exponential(let initial, let multiplier, let maximum):
            let factor = Self.power(multiplier, retry - 1)
            guard factor < maximum / initial else { return maximum }
            return min(initial * factor, maximum)
        case .custom(let delay):
            return min(max(delay(retry), .zero), RetryPolicy.longestDelay)
        }
    }

    /// By squaring; infinite rather than trapping.
    private static func power(_ base: Double, _ exponent: Int) -> Double {
        var result = 1.0
        var square = base
        var left = exponent
        while left > 0 {
            if left % 2 == 1 { result *= square }
            square *= square
            left /= 2
        }
        return result
    }
}
