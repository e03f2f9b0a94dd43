import OrchestrixCommon
import Testing

@Suite("A retry policy")
struct RetryPolicyTests {
    struct Foreign: Error {}

    @Test(
        "is refused if a parameter makes no sense, by the parameter's name",
        arguments: [
            (.fixed(.zero), -1, 0, .negativeRetries),
            (.fixed(.seconds(-1)), 1, 0, .negativeDelay),
            (.fixed(.seconds(Int64.max)), 1, 0, .delayTooLong),
            (.linear(initial: .zero, increment: .zero, maximum: .zero), 1, 0, .initialNotPositive),
            (.linear(initial: .seconds(1), increment: .seconds(-1), maximum: .seconds(1)), 1, 0, .negativeIncrement),
            (.linear(initial: .seconds(2), increment: .zero, maximum: .seconds(1)), 1, 0, .maximumBelowInitial),
            (.linear(initial: .seconds(2), increment: .zero, maximum: .seconds(Int64.max)), 1, 0, .delayTooLong),
            (.exponential(initial: .seconds(-1), multiplier: 2, maximum: .seconds(1)), 1, 0, .initialNotPositive),
            (.exponential(initial: .seconds(2), multiplier: 2, maximum: .seconds(1)), 1, 0, .maximumBelowInitial),
            (.exponential(initial: .seconds(1), multiplier: 0, maximum: .seconds(1)), 1, 0, .multiplierNotPositive),
            (.exponential(initial: .seconds(1), multiplier: -2, maximum: .seconds(1)), 1, 0, .multiplierNotPositive),
            (.exponential(initial: .seconds(1), multiplier: .nan, maximum: .seconds(1)), 1, 0, .multiplierNotPositive),
            (
                .exponential(initial: .seconds(1), multiplier: .infinity, maximum: .seconds(1)), 1, 0,
                .multiplierNotPositive
            ),
            (.fixed(.zero), 1, -0.1, .jitterOutOfBounds),
            (.fixed(.zero), 1, 1.1, .jitterOutOfBounds),
            (.fixed(.zero), 1, .nan, .jitterOutOfBounds),
            (.fixed(.zero), 1, .infinity, .jitterOutOfBounds),
        ] as [(RetryPolicy.Backoff, Int, Double, RetryPolicyError)])
    func refused(backoff: RetryPolicy.Backoff, maxRetries: Int, jitter: Double, expected: RetryPolicyError) {
        let error = #expect(throws: RetryPolicyError.self) {
            try RetryPolicy(backoff, maxRetries: maxRetries, jitter: jitter)
        }
        #expect(error == expected)
        #expect(error?.code == "retry.policy")
    }

    @Test(
        "says in words what its parameters must be",
        arguments: [
            (.negativeRetries, "the number of retries must not be negative"),
            (.negativeDelay, "the delay must not be negative"),
            (.delayTooLong, "a delay must not be longer than 100 years"),
            (.delayNotFinite, "the delay must be a finite number of seconds"),
            (.initialNotPositive, "the initial delay must be positive"),
            (.negativeIncrement, "the increment must not be negative"),
            (.multiplierNotPositive, "the multiplier must be a positive, finite number"),
            (.maximumBelowInitial, "the maximum delay must not be below the initial one"),
            (.jitterOutOfBounds, "the jitter must be from 0 to 1"),
        ] as [(RetryPolicyError, String)])
    func words(error: RetryPolicyError, text: String) {
        #expect(error.message == text)
        #expect(error.description == "\(text) [retry.policy]")
    }

    @Test("stops the program, with a message, if it stands in the source and makes no sense")
    func literal() async {
        let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = RetryPolicy.fixed(delay: .seconds(-1))
        }
        let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
        #expect(text.contains("the delay must not be negative"))
    }

    @Test(
        "takes a delay in seconds only if that is a finite number and not negative",
        arguments: [
            (0, nil), (0.5, nil), (3_153_600_000, nil),
            (.nan, .delayNotFinite), (.infinity, .delayNotFinite), (-.infinity, .delayNotFinite),
            (-0.001, .negativeDelay),
            (3_153_600_001, .delayTooLong), (1e300, .delayTooLong),
        ] as [(Double, RetryPolicyError?)])
    func seconds(seconds: Double, expected: RetryPolicyError?) {
        do throws(RetryPolicyError) {
            let delay = try RetryPolicy.delay(seconds: seconds)
            #expect(expected == nil)
            #expect(delay == .seconds(seconds))
        } catch {
            #expect(error == expected)
        }
    }

    @Test("holds for worth a retry what says so itself, unless it is told otherwise, and a cancellation never")
    func worth() {
        let policy = RetryPolicy.fixed()
        #expect(policy.retries(Flaw()))
        #expect(!policy.retries(Flaw(isRetryable: false)))
        #expect(!policy.retries(Foreign()))
        let foreign = policy.retrying { $0 is Foreign }
        #expect(foreign.retries(Foreign()))
        #expect(!foreign.retries(Flaw()))
        #expect(!policy.retrying { _ in true }.retries(CancellationError()))
        #expect(foreign.maxRetries == policy.maxRetries)
    }
}
