public import OrchestrixCommon
import Synchronization

/// A clock that stands still until a test moves it: for the time of day, and for waiting.
///
/// ```swift
/// let clock = ManualClock()
/// let store = InMemoryEventStore(clock: clock.wallClock)
/// clock.advance(by: .seconds(60))                     // what is stored now was recorded a minute later
/// ```
///
/// As a Swift `Clock` it wakes those who sleep when it is moved past their deadline. A test that has to know that
/// somebody sleeps asks for it by ``waitForSleepers(_:)``, and needs no sleep of its own.
public final class ManualClock: Clock, Sendable {
    /// How far the clock has been moved since it was made.
    public struct Instant: InstantProtocol {
        fileprivate let offset: Duration

        /// The instant that lies `duration` later.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        /// How long it is from here to another instant.
        public func duration(to other: Instant) -> Duration { other.offset - offset }

        /// Whether one instant lies before another.
        public static func < (earlier: Instant, later: Instant) -> Bool { earlier.offset < later.offset }
    }

    private let state: Mutex<State>

    /// A clock that shows `start`, by default 2026-01-01T00:00:00Z.
    public init(start: Timestamp = Timestamp(microsecondsSinceEpoch: 1_767_225_600_000_000)) {
        state = Mutex(State(moment: start))
    }

    /// How far the clock has been moved.
    public var now: Instant { Instant(offset: state.withLock { $0.offset }) }

    /// It can be moved by any duration.
    public var minimumResolution: Duration { .nanoseconds(1) }

    /// The time of day that it shows.
    public var moment: Timestamp { state.withLock { $0.moment } }

    /// The time of day as it is handed to stores and repositories.
    public var wallClock: WallClock { WallClock { [self] in moment } }
}

extension ManualClock {
    /// Moves the clock forward, and wakes those whose deadline it passes, the earliest first.
    public func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.offset += duration
            state.moment = state.moment + duration
            let offset = state.offset
            return state.takeSleepers { $0.deadline <= offset }
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Sets the time of day, forward or back, as an operator does. Nobody wakes by that.
    public func set(to moment: Timestamp) {
        state.withLock { $0.moment = moment }
    }

    /// Sleeps until the clock has been moved to `deadline`.
    ///
    /// - Throws: `CancellationError`.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        let ticket = state.withLock { $0.nextTicket() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                lieDown(Sleeper(ticket: ticket, deadline: deadline.offset, continuation: continuation))
            }
        } onCancel: {
            let sleeper = state.withLock { $0.takeSleepers { $0.ticket == ticket }.first }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Returns when at least `count` tasks sleep by this clock.
    public func waitForSleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let isDue = state.withLock { state in
                if state.sleepers.count < count { state.watchers.append((count, continuation)) }
                return state.sleepers.count >= count
            }
            if isDue { continuation.resume() }
        }
    }

    private func lieDown(_ sleeper: Sleeper) {
        let (isAwake, told) = state.withLock { state in
            guard !Task.isCancelled, sleeper.deadline > state.offset else { return (true, [Watcher]()) }
            state.sleepers.append(sleeper)
            return (false, state.takeWatchers())
        }
        for watcher in told { watcher.continuation.resume() }
        guard isAwake else { return withdrawIfCancelled(sleeper.ticket) }
        sleeper.continuation.resume(with: Task.isCancelled ? .failure(CancellationError()) : .success(()))
    }

    /// The cancellation may have come before the sleeper was there to be found.
    private func withdrawIfCancelled(_ ticket: Int) {
        guard Task.isCancelled else { return }
        let sleeper = state.withLock { $0.takeSleepers { $0.ticket == ticket }.first }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}

extension ManualClock {
    fileprivate struct Sleeper {
        let ticket: Int
        let deadline: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    fileprivate typealias Watcher = (count: Int, continuation: CheckedContinuation<Void, Never>)

    fileprivate struct State {
        var moment: Timestamp
        var offset = Duration.zero
        var lastTicket = 0
        var sleepers: [Sleeper] = []
        var watchers: [Watcher] = []

        mutating func nextTicket() -> Int {
            lastTicket += 1
            return lastTicket
        }

        mutating func takeSleepers(where isDue: (Sleeper) -> Bool) -> [Sleeper] {
            defer { sleepers.removeAll(where: isDue) }
            return sleepers.filter(isDue).sorted { $0.deadline < $1.deadline }
        }

        mutating func takeWatchers() -> [Watcher] {
            let count = sleepers.count
            defer { watchers.removeAll { $0.count <= count } }
            return watchers.filter { $0.count <= count }
        }
    }
}
