import Foundation
import OrchestrixEventSourcing

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Calls back when a file is written, and besides at an interval. On a thread of its own, since it waits blocking.
///
/// Linux notifies of writes; elsewhere only the interval remains, and is shorter.
final class FileWatch: Sendable {
    /// Written to by ``stop()``; the thread reads the other end.
    private let stopper: Int32

    /// Watches from now on: what is written after this returns is noticed.
    ///
    /// - Parameter onWake: called on the watching thread.
    init(path: String, pollInterval: Duration, onWake: @escaping @Sendable () -> Void) throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw EventStoreError(.storeFailed, "no pipe for watching the log", context: ["errno": String(errno)])
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        stopper = ends[1]
        let wait = WatchLoop(
            notifications: Self.notifications(of: path), stop: ends[0], pollInterval: pollInterval, onWake: onWake)
        // Not a dispatch queue's thread: those are few, and the database's work needs them.
        Thread.detachNewThread { wait.run() }
    }

    /// Ends the watching; the thread goes away by itself.
    func stop() {
        // Not by closing alone, which a child process that has inherited the descriptor would hide.
        var byte: UInt8 = 1
        _ = write(stopper, &byte, 1)
        close(stopper)
    }

    /// The descriptor that becomes readable when the file is written; -1 where the system offers none.
    private static func notifications(of path: String) -> Int32 {
        #if os(Linux)
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        guard descriptor >= 0 else { return -1 }
        guard inotify_add_watch(descriptor, path, UInt32(IN_MODIFY)) >= 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
        #else
        return -1
        #endif
    }
}
