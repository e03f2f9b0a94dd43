#if Postgres
import Dispatch

/// Runs blocking work away from the threads that all tests share.
func onThread<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "blocking").async { continuation.resume(with: Swift.Result { try work() }) }
    }
}
#endif
