#if Postgres
import CLibpq
import Foundation
import OrchestrixEventSourcing

/// Follows the head of the log for one store, on a thread of its own: by notifications, and besides by looking every
/// so often, since a connection pooler may keep notifications back, and a standby has none.
final class Listener: Sendable {
    private let settings: SessionSettings
    private let tables: PostgresTables
    private let pollInterval: Duration
    private let signal: HeadSignal
    private let stopper: StopPipe

    /// Begins to listen. What is appended after somebody has read the head is told, whenever the connection comes about.
    init(
        _ settings: SessionSettings, tables: PostgresTables, pollInterval: Duration, signal: HeadSignal
    ) throws {
        self.settings = settings
        self.tables = tables
        self.pollInterval = pollInterval
        self.signal = signal
        stopper = try StopPipe()
        let thread = Thread { [self] in run() }
        thread.name = "orchestrix-pg-in"
        thread.start()
    }

    func stop() {
        stopper.stop()
    }

    private func run() {
        var pause = Duration.milliseconds(50)
        while !stopper.isStopped {
            do {
                let session = try PostgresSession(settings)
                try settings.prepare(session)
                // It may be another server, whose log is another one: everybody looks again.
                signal.recede(to: 0)
                try follow(session) { pause = .milliseconds(50) }
            } catch {
                stopper.wait(pause)
                pause = min(pause * 2, max(pollInterval, .milliseconds(100)))
            }
        }
    }

    private func look(_ session: PostgresSession) throws {
        let head = try LogEnd(try session.run(LogEnd.call(tables))).head
        signal.recede(to: head)
        signal.advance(to: head)
    }

    /// Begins to listen, unless the server is a standby, which notifies nobody, or is behind a pooler of transactions, which
    /// has no use for a session that is idle.
    private func listen(_ session: PostgresSession) throws -> Bool {
        guard try !session.isPooled && !session.isInRecovery() else { return false }
        try session.execute("LISTEN \(tables.channel)")
        return true
    }

    private func follow(_ session: PostgresSession, begun: () -> Void) throws {
        var isListening = try listen(session)
        try look(session)
        begun()
        while !stopper.isStopped {
            // Some come along with the answer to a look, and nothing is left to be read then.
            if let head = session.notifiedHead() { signal.advance(to: head) }
            let hasInput = stopper.wait(pollInterval, or: PQsocket(session.handle))
            guard !stopper.isStopped else { return }
            if hasInput {
                try session.takeInput()
                continue
            }
            // The standby may have become the primary.
            if !isListening { isListening = try listen(session) }
            try look(session)
        }
    }
}

extension PostgresSession {
    /// Takes in what has come. Doesn't block.
    fileprivate func takeInput() throws(PostgresError) {
        guard PQconsumeInput(handle) == 1 else { throw .lost }
    }

    /// The largest number that was notified, of what has been taken in; `nil` where there is none.
    func notifiedHead() -> Int? {
        var last: Int?
        while let notification = PQnotifies(handle) {
            if let number = Int(String(cString: notification.pointee.extra)) { last = max(last ?? 0, number) }
            PQfreemem(notification)
        }
        return last
    }
}
#endif
