/// Policies for parameters that stand in the source. A bad one is a mistake of the program and stops it with a message;
/// parameters from outside belong in ``init(_:maxRetries:jitter:)``.
extension RetryPolicy {
    /// One attempt, no retry.
    public static let never = RetryPolicy.fixed(delay: .zero, maxRetries: 0)

    /// The same pause before every retry.
    public static func fixed(delay: Duration = .seconds(1), maxRetries: Int = 3, jitter: Double = 0) -> RetryPolicy {
        literal(.fixed(delay), maxRetries, jitter)
    }

    /// Pauses that grow by the same increment: 1 s, 2 s, 3 s and so on.
    public static func linear(
        initial: Duration = .seconds(1),
        increment: Duration = .seconds(1),
        maximum: Duration = .seconds(60),
        maxRetries: Int = 3,
        jitter: Double = 0
    ) -> RetryPolicy {
        literal(.linear(initial: initial, increment: increment, maximum: maximum), maxRetries, jitter)
    }

    /// Pauses that grow by the same factor, with jitter: by default up to 1 s, 2 s, 4 s and so on, and at least half of that.
    public static func exponential(
        initial: Duration = .seconds(1),
        multiplier: Double = 2,
        maximum: Duration = .seconds(60),
        maxRetries: Int = 3,
        jitter: Double = 0.5
    ) -> RetryPolicy {
        literal(.exponential(initial: initial, multiplier: multiplier, maximum: maximum), maxRetries, jitter)
    }

    /// Pauses as a function says, of the retry's number from 1. A negative one counts as none, one beyond 100 years as that.
    public static func custom(
        maxRetries: Int, jitter: Double = 0, _ delay: @escaping @Sendable (_ retry: Int) -> Duration
    ) -> RetryPolicy {
        literal(.custom(delay), maxRetries, jitter)
    }

    private static func literal(_ backoff: Backoff, _ maxRetries: Int, _ jitter: Double) -> RetryPolicy {
        do {
            return try RetryPolicy(backoff, maxRetries: maxRetries, jitter: jitter)
        } catch {
            // Unlike that of a precondition, this message is printed in a release build too.
            fatalError(error.description)
        }
    }
}
