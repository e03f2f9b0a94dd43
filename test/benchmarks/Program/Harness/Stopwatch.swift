#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What a measurement counts.
enum Stopwatch {
    /// The time that passes; for work that waits for the disk, or is shared by several threads.
    static func elapsed(_ work: () async throws -> Void) async throws -> Duration {
        try await ContinuousClock().measure { try await work() }
    }

    /// The processor time of this process; for work of one thread, so that a busy machine distorts it less.
    static func spent(_ work: () async throws -> Void) async throws -> Duration {
        let start = processorTime
        try await work()
        return processorTime - start
    }

    private static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(Int(time.tv_sec)) + .nanoseconds(Int(time.tv_nsec))
    }
}
