public import OrchestrixCommon

extension RetryPolicy {
    /// For executions that lost a race: up to 30 more tries, after pauses that begin at 1 ms and end at 100 ms.
    ///
    /// Under group commit many executions on one aggregate meet in one batch, of which one wins; random pauses
    /// let the others through.
    public static let lostRaces = RetryPolicy.exponential(
        initial: .milliseconds(1), maximum: .milliseconds(100), maxRetries: 30, jitter: 1
    ).retrying { $0 is ConcurrencyError }

    /// For appends that found the store busy or whose outcome is unknown: the same request, with the same ids, up to
    /// 5 times more.
    static let unknownOutcomes = RetryPolicy.exponential(
        initial: .milliseconds(10), maximum: .seconds(1), maxRetries: 5
    )
}
