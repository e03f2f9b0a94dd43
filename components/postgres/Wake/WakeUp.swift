#if Postgres
import OrchestrixEventSourcing
import Synchronization

/// Wakes readers when the log grows: those in this process at once, those of other nodes through the database.
final class WakeUp: Sendable {
    private enum Listening {
        case notYet
        case listening(Listener)
        case closed
    }

    private let signal = HeadSignal()
    private let listening = Mutex(Listening.notYet)
    private let listen: @Sendable (HeadSignal) throws -> Listener

    init(_ settings: SessionSettings, tables: PostgresTables, pollInterval: Duration) {
        listen = { signal in try Listener(settings, tables: tables, pollInterval: pollInterval, signal: signal) }
    }

    /// Tells the readers of this process that the log ends at `head` now.
    func announce(head: Int) {
        signal.advance(to: head)
    }

    /// Begins to listen for other nodes' events, unless it has been begun.
    func watch() throws {
        try listening.withLock { state in
            guard case .notYet = state else { return }
            state = .listening(try listen(signal))
        }
    }

    /// Returns when the log may hold an event behind `position`: where it ends now, `head` says. What was told before
    /// isn't believed: the log may have been restored to an earlier state, and anybody may notify.
    func wait(after position: Int, head: () async throws -> Int) async throws {
        try await signal.wait(after: position, head: head)
    }

    /// Ends all waiting. Later calls are refused.
    func close() {
        signal.close()
        listening.withLock { state in
            if case .listening(let listener) = state { listener.stop() }
            state = .closed
        }
    }
}
#endif
