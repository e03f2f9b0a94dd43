/// Why parameters make no retry policy.
public enum RetryPolicyError: String, OrchestrixError {
    case negativeRetries = "the number of retries must not be negative"
    case negativeDelay = "the delay must not be negative"
    case delayTooLong = "a delay must not be longer than 100 years"
    case delayNotFinite = "the delay must be a finite number of seconds"
    case initialNotPositive = "the initial delay must be positive"
    case negativeIncrement = "the increment must not be negative"
    case multiplierNotPositive = "the multiplier must be a positive, finite number"
    case maximumBelowInitial = "the maximum delay must not be below the initial one"
    case jitterOutOfBounds = "the jitter must be from 0 to 1"

    /// `retry.policy`.
    public var code: ErrorCode { "retry.policy" }

    /// What the policy asks for, such as `the initial delay must be positive`.
    public var message: String { rawValue }
}
