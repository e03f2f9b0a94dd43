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

    /// Begins to listen for other nodes' events, unless it has been begun. Read the head after this, and wait then: so
    /// nothing falls in between.
    func watch() throws {
        try listening.withLock { state in
            guard case .notYet = state else { return }
            state = .listening(try listen(signal))
        }
    }

    /// Returns when the log holds an event behind `position`.
    func wait(after position: Int) async throws {
        try await signal.wait(after: position)
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
