import OrchestrixCommon
import Synchronization

/// Counts the calls of a handler with one message, and remembers when the first of them failed.
final class AttemptTally: Sendable {
    private struct State: Sendable {
        var count = 0
        var clock: WallClock?
        var firstFailure: Timestamp?
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.count } }

    /// When the first call failed that failed since somebody asked for it by ``noteFailures(by:)``.
    var firstFailure: Timestamp? { state.withLock { $0.firstFailure } }

    /// From now on the first failure's moment is kept.
    func noteFailures(by clock: WallClock) {
        state.withLock { $0.clock = clock }
    }

    /// Calls the handler.
    func attempt<Result>(_ work: () throws -> Result) throws -> Result {
        state.withLock { $0.count += 1 }
        do { return try work() } catch { throw noted(error) }
    }

    /// Calls the handler.
    func attempt<Result>(_ work: () async throws -> Result) async throws -> Result {
        state.withLock { $0.count += 1 }
        do { return try await work() } catch { throw noted(error) }
    }

    private func noted(_ error: any Error) -> any Error {
        let clock = state.withLock { $0.firstFailure == nil ? $0.clock : nil }
        guard let moment = clock?.now() else { return error }
        state.withLock { $0.firstFailure = $0.firstFailure ?? moment }
        return error
    }
}
