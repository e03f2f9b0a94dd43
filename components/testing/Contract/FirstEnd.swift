import Synchronization

/// The first of several ends that is reached; later ones don't count.
final class FirstEnd: Sendable {
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
