#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What the watching thread does until it is stopped.
struct WatchLoop: Sendable {
    /// Becomes readable when the file is written; -1 where the system doesn't notify.
    let notifications: Int32

    /// Becomes readable when the watching is over.
    let stop: Int32

    let pollInterval: Duration
    let onWake: @Sendable () -> Void

    /// Without notifications every process looks this often.
    private static let unnotifiedInterval = Duration.milliseconds(20)

    /// So that the number of milliseconds fits.
    private static let longestInterval = Duration.seconds(1_000_000)

    func run() {
        while wait() {
            drain()
            onWake()
        }
        close(stop)
        if notifications >= 0 { close(notifications) }
    }

    /// Returns at a notification or after the interval; `false`: stop.
    private func wait() -> Bool {
        var watched = [
            pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
            pollfd(fd: notifications, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&watched, 2, milliseconds)
        return watched[0].revents == 0
    }

    private var milliseconds: Int32 {
        let interval = notifications >= 0 ? pollInterval : min(pollInterval, Self.unnotifiedInterval)
        return Int32(max(1, min(interval, Self.longestInterval) / .milliseconds(1)))
    }

    /// Several writes since the last time are one wake-up.
    private func drain() {
        guard notifications >= 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(notifications, &buffer, buffer.count) > 0 {}
    }
}
