#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a measurement counts.
enum Clock: String, Codable {
    /// The time that passes; for work that waits for the disk, or is shared by several threads.
    case elapsed

    /// The processor time of this process; for the work of one thread, so that a busy machine distorts it less.
    case processor
}

extension Clock {
    /// How long `work` takes.
    func measure(_ work: () async throws -> Void) async throws -> Duration {
        let start = now
        try await work()
        return now - start
    }

    /// How long `work` takes on this thread.
    func measure(_ work: () throws -> Void) rethrows -> Duration {
        let start = now
        try work()
        return now - start
    }

    private var now: Duration {
        var time = timespec()
        clock_gettime(self == .elapsed ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
    }
}
