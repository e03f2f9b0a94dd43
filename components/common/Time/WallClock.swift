import Synchronization

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Tells the time of day; injected wherever a moment is recorded, so that tests decide what time it is.
///
/// For waiting use Swift's own `Clock`: a wall clock may be set, and then jumps.
public struct WallClock: Sendable {
    private let read: @Sendable () -> Timestamp

    /// Makes a clock that tells what `now` returns. It is called from any task, also from several at once.
    public init(_ now: @escaping @Sendable () -> Timestamp) {
        read = now
    }

    /// The present moment, as this clock sees it.
    public func now() -> Timestamp {
        read()
    }
}

extension WallClock {
    /// The operating system's clock.
    public static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microsecondsSinceEpoch: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// A clock that stands still.
    public static func fixed(_ moment: Timestamp) -> WallClock {
        WallClock { moment }
    }

    /// A clock whose first reading is `start`, and each further one a step later.
    public static func stepping(from start: Timestamp, by step: Duration) -> WallClock {
        let next = NextReading(start)
        return WallClock { next.take(step) }
    }

    private final class NextReading: Sendable {
        private let moment: Mutex<Timestamp>

        init(_ start: Timestamp) {
            moment = Mutex(start)
        }

        func take(_ step: Duration) -> Timestamp {
            moment.withLock { moment in
                defer { moment = moment + step }
                return moment
            }
        }
    }
}
