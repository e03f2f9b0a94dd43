/// Whether, how often and after which pauses a failed operation is tried again.
///
/// ```swift
/// let policy = RetryPolicy.exponential(maxRetries: 5).retrying { $0 is TimedOut }
/// let page = try await policy.run { attempt in try await fetch() }
/// ```
///
/// A policy is a value without state. ``run(clock:_:)`` carries it out;
/// ``delay(beforeRetry:using:)`` and ``delays(using:)`` give the bare schedule to those who wait by other means.
public struct RetryPolicy: Sendable {
    /// How often at most the operation is repeated after its first attempt.
    public let maxRetries: Int

    /// How the pauses grow.
    public let backoff: Backoff

    /// The share of each pause, from 0 to 1, that chance may take off, so that many who failed together don't return
    /// together. With 0.5 a pause of 8 s becomes one of 4 to 8 s.
    public let jitter: Double

    private(set) var isWorthRetrying: @Sendable (any Error) -> Bool

    /// Makes a policy from parameters that aren't known to be good, such as configuration.
    ///
    /// - Throws: a ``RetryPolicyError`` that names the bad parameter.
    public init(_ backoff: Backoff, maxRetries: Int, jitter: Double = 0) throws(RetryPolicyError) {
        guard maxRetries >= 0 else { throw .negativeRetries }
        guard 0...1 ~= jitter else { throw .jitterOutOfBounds }
        try backoff.check()
        self.maxRetries = maxRetries
        self.backoff = backoff
        self.jitter = jitter
        isWorthRetrying = { ($0 as? any OrchestrixError)?.isRetryable ?? false }
    }

    /// Whether the policy holds an error for worth a retry: `CancellationError` never, other errors as
    /// ``retrying(_:)`` says, and by default those whose ``OrchestrixError/isRetryable`` is true.
    public func retries(_ error: any Error) -> Bool {
        !(error is CancellationError) && isWorthRetrying(error)
    }

    /// The same policy with another answer to the question which errors are worth a retry.
    ///
    /// A `CancellationError` isn't asked about: it is never retried.
    public func retrying(_ isWorthRetrying: @escaping @Sendable (any Error) -> Bool) -> RetryPolicy {
        var copy = self
        copy.isWorthRetrying = isWorthRetrying
        return copy
    }
}
