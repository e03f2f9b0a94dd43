import Synchronization

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

/// The first of several ends that is reached; later ones don't count.
private final class FirstEnd: Sendable {
    private enum State {
        case open
        case awaited(CheckedContinuation<Void, any Error>)
        case reached(Result<Void, any Error>)
    }

    private let state = Mutex(State.open)

    func reach(_ result: Result<Void, any Error>) {
        let waiter: CheckedContinuation<Void, any Error>? = state.withLock { state in
            if case .reached = state { return nil }
            defer { state = .reached(result) }
            if case .awaited(let waiter) = state { return waiter }
            return nil
        }
        waiter?.resume(with: result)
    }

    func wait() async throws {
        try await withCheckedThrowingContinuation { waiter in
            let result: Result<Void, any Error>? = state.withLock { state in
                if case .reached(let result) = state { return result }
                state = .awaited(waiter)
                return nil
            }
            if let result { waiter.resume(with: result) }
        }
    }
}
