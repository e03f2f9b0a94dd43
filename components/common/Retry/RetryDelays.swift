/// The pauses of a ``RetryPolicy``, one per retry, drawn as they are asked for.
public struct RetryDelays<Generator: RandomNumberGenerator>: Sequence, IteratorProtocol {
    private let policy: RetryPolicy
    private var generator: Generator
    private var retry = 0

    init(policy: RetryPolicy, generator: Generator) {
        self.policy = policy
        self.generator = generator
    }

    /// The pause before the next retry, or `nil` when it is time to give up.
    public mutating func next() -> Duration? {
        guard retry < policy.maxRetries else { return nil }
        retry += 1
        return policy.delay(beforeRetry: retry, using: &generator)
    }
}

extension RetryDelays: Sendable where Generator: Sendable {}
