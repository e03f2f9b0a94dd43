extension AsyncMiddleware {
    /// Cancels a handler that takes longer than `limit`, and throws ``HandlingError`` with `.timeLimitExceeded`, which
    /// says that it is worth a retry: a handler that is retried so must bear being run twice.
    ///
    /// The handler is waited for until it has noticed its cancellation, so that none goes on behind the publisher's
    /// back. One that blocks its thread, or takes no notice, isn't ended by this. Where it ends well after all, the
    /// limit is exceeded nonetheless.
    ///
    /// In a list before ``retry(_:clock:)`` it counts all attempts and pauses together, after it each attempt anew.
    public static func timeLimit(
        _ limit: Duration, clock: any Clock<Duration> = ContinuousClock()
    ) -> AsyncMiddleware {
        AsyncMiddleware { handling, next in
            let (result, isLate) = await race(next, against: limit, on: clock)
            guard isLate else { return try result.get() }
            let error = result.failure
            throw HandlingError(
                .timeLimitExceeded, handling,
                "\(handling.handler) took longer than \(limit) to handle \(handling.messageType)",
                cause: error is CancellationError ? nil : error, isRetryable: true)
        }
    }

    private enum Finish: Sendable {
        case handler(Result<Void, any Error>)
        case limit(isOver: Bool)
    }

    /// How the handler ended, and whether that was after the limit.
    private static func race(
        _ next: @escaping Next, against limit: Duration, on clock: any Clock<Duration>
    ) async -> (Result<Void, any Error>, isLate: Bool) {
        await withTaskGroup(of: Finish.self) { group in
            group.addTask { .handler(await result(of: next)) }
            // A cancelled sleep is no limit: then the handler's own end is the one that counts.
            group.addTask { .limit(isOver: (try? await clock.sleep(for: limit)) != nil) }
            var isLate = false
            while let finish = await group.next() {
                switch finish {
                case .limit(let isOver): isLate = isOver
                case .handler(let result):
                    group.cancelAll()
                    return (result, isLate)
                }
                if isLate { group.cancelAll() }
            }
            return (.failure(CancellationError()), isLate)
        }
    }

    private static func result(of next: @escaping Next) async -> Result<Void, any Error> {
        do { return .success(try await next()) } catch { return .failure(error) }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}
