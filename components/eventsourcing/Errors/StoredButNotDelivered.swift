public import OrchestrixCommon

/// The events are stored, but a subscriber of the bus failed on them.
///
/// Nothing is lost and nothing must be repeated: saving again would be wrong, so this is never retryable.
public struct StoredButNotDelivered: OrchestrixError {
    /// What the append did.
    public let result: AppendResult

    /// What the subscribers threw, one error per event that wasn't delivered to all of them.
    public let failures: [any Error]

    /// An append that succeeded, followed by deliveries that didn't.
    public init(result: AppendResult, failures: [any Error]) {
        self.result = result
        self.failures = failures
    }

    public var code: ErrorCode { "aggregate.stored_but_not_delivered" }
    public var message: String { "the events are stored, but \(failures.count) of them failed in a subscriber" }
    public var cause: (any Error)? { failures.first }
}
