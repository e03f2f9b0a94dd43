import OrchestrixEventSourcing
import Synchronization

/// Wakes readers when the log grows: those in this process at once, those in others through a file.
///
/// After each commit the writer changes one byte of a file beside the database, which readers watch. The database
/// itself can't be watched: its write-ahead log changes before the commit is visible. A slow look at the head runs
/// beside it, for file systems that don't notify.
final class WakeUp: Sendable {
    private enum Watching {
        case notYet
        case watching(FileWatch)
        case closed
    }

    private let file: WakeFile
    private let signal = HeadSignal()
    private let pollInterval: Duration
    private let readHead: @Sendable () -> Int?
    private let watching = Mutex(Watching.notYet)

    /// - Parameter readHead: the head of the log; `nil` where it can't be read just now. It may block.
    init(path: String, pollInterval: Duration, readHead: @escaping @Sendable () -> Int?) throws {
        file = try WakeFile(path: path)
        self.pollInterval = pollInterval
        self.readHead = readHead
    }

    /// Tells everybody that the log ends at `head` now.
    func announce(head: Int) {
        signal.advance(to: head)
        file.touch()
    }

    /// Begins to watch for other processes' events, unless it has been begun. Read the head after this, and wait
    /// then: so nothing falls in between.
    func watch() throws {
        try watching.withLock { state in
            guard case .notYet = state else { return }
            state = .watching(
                try FileWatch(path: file.path, pollInterval: pollInterval) { [signal, readHead] in
                    if let head = readHead() { signal.advance(to: head) }
                })
        }
    }

    /// Returns when the log holds an event behind `position`.
    func wait(after position: Int) async throws {
        try await signal.wait(after: position)
    }

    /// Ends all waiting. Later calls are refused.
    func close() {
        signal.close()
        watching.withLock { state in
            if case .watching(let watch) = state { watch.stop() }
            state = .closed
        }
    }
}
