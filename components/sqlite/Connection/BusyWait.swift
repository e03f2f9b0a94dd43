import GRDB

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// How a connection waits for the write lock while another process has it.
///
/// SQLite's own handler soon sleeps for 100 ms between attempts, while others come first again and again: with four
/// writers one append waited for two seconds. This one asks every millisecond.
struct BusyWait: Sendable {
    /// How long to wait altogether.
    let limit: Duration

    /// How long to sleep before attempt `number`, which counts from 0; `nil`: give up.
    func delay(beforeAttempt number: Int) -> Duration? {
        let longest = Duration.milliseconds(1)
        let waited = longest * max(0, number - Self.shortSteps)
        guard waited < limit else { return nil }
        return number < Self.shortSteps ? .microseconds(50 << number) : longest
    }

    /// The first sleeps are 50, 100, 200, 400 and 800 µs.
    private static let shortSteps = 5

    /// Sleeps before attempt `number`; `false`: give up. Blocks.
    func sleep(beforeAttempt number: Int) -> Bool {
        guard let delay = delay(beforeAttempt: number) else { return false }
        usleep(UInt32(delay / .microseconds(1)))
        return true
    }

    /// The same, as GRDB takes it.
    var mode: Database.BusyMode {
        .callback { attempt in sleep(beforeAttempt: attempt) }
    }
}
