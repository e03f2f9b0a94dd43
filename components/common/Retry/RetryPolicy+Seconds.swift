extension RetryPolicy {
    /// Beyond this, clocks stop the program instead of waiting.
    static let longestDelay = Duration.seconds(100 * 365 * 86_400)

    /// A delay from a number that isn't known to be good, such as one from configuration. `Duration.seconds` itself stops
    /// the program if it is handed NaN.
    ///
    /// - Throws: a ``RetryPolicyError`` that says why the number is no delay.
    public static func delay(seconds: Double) throws(RetryPolicyError) -> Duration {
        guard seconds.isFinite else { throw .delayNotFinite }
        guard seconds >= 0 else { throw .negativeDelay }
        guard seconds <= longestDelay / .seconds(1) else { throw .delayTooLong }
        return .seconds(seconds)
    }
}
