import Synchronization

/// A clock on which time passes in no time: it notes every wait, and goes on at once or when the task is cancelled.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration = .zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let waits = Mutex<[Duration]>([])
    private let current = Mutex(Instant())
    private let onWait: @Sendable () async throws -> Void

    /// - Parameter onWait: what happens while somebody waits.
    init(onWait: @escaping @Sendable () async throws -> Void = {}) {
        self.onWait = onWait
    }

    var now: Instant { current.withLock { $0 } }
    var minimumResolution: Duration { .nanoseconds(1) }

    /// How long was waited, time after time.
    var pauses: [Duration] { waits.withLock { $0 } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let pause = current.withLock { now in
            defer { now = max(now, deadline) }
            return now.duration(to: deadline)
        }
        waits.withLock { $0.append(pause) }
        try await onWait()
        try Task.checkCancellation()
    }
}
