#if Postgres
import Foundation
import OrchestrixEventSourcing
import Synchronization

/// Ends the waiting of a thread.
final class StopPipe: Sendable {
    private let reading: Int32
    private let writing: Int32
    private let stopped = Mutex(false)

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw EventStoreError(.storeFailed, "the system has no file descriptor left") }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }

    deinit {
        close(reading)
        close(writing)
    }

    var isStopped: Bool { stopped.withLock(\.self) }

    func stop() {
        stopped.withLock { $0 = true }
        _ = write(writing, [0], 1)
    }

    /// Waits until something can be read from `socket`, it is stopped, or the time is up. Blocks.
    ///
    /// - Returns: whether something can be read.
    @discardableResult
    func wait(_ limit: Duration, or socket: Int32 = -1) -> Bool {
        var places = [
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
        ]
        let count = poll(&places, 2, Int32(clamping: Int64((limit / .milliseconds(1)).rounded(.up))))
        return count > 0 && places[1].revents != 0
    }
}
#endif
