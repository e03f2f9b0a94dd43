/// Runs `body`, and gives it up where it hasn't ended within `limit` or the task is cancelled, even if it doesn't
/// listen to its cancellation.
///
/// Only time in which tasks get on counts: where many share the threads, a `body` of many steps takes long and is right.
func withTimeLimit(_ limit: Duration, _ body: @escaping @Sendable () async throws -> Void) async throws {
    let end = FirstEnd()
    let work = Task {
        do { end.reach(.success(try await body())) } catch { end.reach(.failure(error)) }
    }
    let watch = Task {
        try await waitWhileTasksGetOn(for: limit)
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

/// Waits for `limit` in a thousand naps, with some turns after each. It is the naps that count: a limit by a single one
/// would count what everybody waits where many share the threads. The turns take as long as that makes a task wait, and no
/// time where none does.
private func waitWhileTasksGetOn(for limit: Duration) async throws {
    for _ in 1...1_000 {
        try await Task.sleep(for: limit / 1_000)
        for _ in 1...10 { await Task.yield() }
    }
}
