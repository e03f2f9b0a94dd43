/// Runs `body`, and gives it up where it hasn't ended within `limit` or the task is cancelled, even if it doesn't
/// listen to its cancellation.
func withTimeLimit(_ limit: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws {
    let end = FirstEnd()
    let work = Task {
        do { end.reach(.success(try await body())) } catch { end.reach(.failure(error)) }
    }
    let watch = Task {
        try await Task.sleep(for: limit)
        end.reach(.failure(Finding("the case", expected: "that it ends within \(limit)", actual: "that it doesn't")))
    }
    defer {
        work.cancel()
        watch.cancel()
    }
    try await withTaskCancellationHandler {
        try await end.wait()
    } onCancel: {
        end.reach(.failure(CancellationError()))
    }
}
