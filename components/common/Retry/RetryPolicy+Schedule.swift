extension RetryPolicy {
    /// The pause before a retry.
    ///
    /// - Parameters:
    ///   - retry: the number of the retry. The first repetition is retry 1; before the first attempt, retry 0, there is no pause.
    ///   - generator: where the jitter is drawn from.
    /// - Returns: `nil` when it is time to give up. Otherwise a pause that is at most the policy's maximum.
    public func delay(beforeRetry retry: Int, using generator: inout some RandomNumberGenerator) -> Duration? {
        guard retry <= maxRetries else { return nil }
        guard retry > 0 else { return .zero }
        let delay = backoff.delay(beforeRetry: retry)
        guard jitter > 0 else { return delay }
        return min(max(delay * (1 - jitter * Self.share(from: &generator)), .zero), delay)
    }

    /// The pause before a retry that an error asks for, or `nil` if the error isn't worth one or it is time to give up.
    public func delay(
        beforeRetry retry: Int, after error: any Error, using generator: inout some RandomNumberGenerator
    ) -> Duration? {
        retries(error) ? delay(beforeRetry: retry, using: &generator) : nil
    }

    /// The pauses before retry 1, 2 and so on, as many as there are retries.
    public func delays<Generator: RandomNumberGenerator>(
        using generator: Generator = SystemRandomNumberGenerator()
    ) -> RetryDelays<Generator> {
        RetryDelays(policy: self, generator: generator)
    }

    /// From 0 to 1, both included, by a single draw, so that no generator can keep it from ending.
    private static func share(from generator: inout some RandomNumberGenerator) -> Double {
        Double(generator.next() >> 11) / Double(1 << 53 - 1 as UInt64)
    }
}
