import OrchestrixCommon

/// An error that says whether it is worth a retry.
struct Flaw: OrchestrixError, Equatable {
    var number = 0
    var isRetryable = true

    var code: ErrorCode { "test.flaw" }
    var message: String { "flaw \(number)" }
}
