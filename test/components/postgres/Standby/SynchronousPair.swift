#if Postgres
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Synchronization

/// What a store does on a primary whose commits wait for a standby, while that one is stopped.
struct SynchronousPair: Sendable {
    let pair: StandbyPair
    let schema: String

    /// What is done to a session that waits for the standby.
    enum Blow: CaseIterable {
        /// It is ended.
        case terminate
        /// Its statement is cancelled, which ends the wait and not the commit.
        case cancel
        /// The server is ended, and starts again.
        case restart
    }

    func strike(_ blow: Blow) async throws {
        switch blow {
        case .terminate: try await pair.run("SELECT pg_terminate_backend(pid) FROM \(waiting)", on: .primary)
        case .cancel: try await pair.run("SELECT pg_cancel_backend(pid) FROM \(waiting)", on: .primary)
        case .restart:
            try await pair.perform(.stop, .primary)
            try await pair.perform(.start, .primary)
        }
    }

    private var waiting: String {
        """
        (SELECT pid, query_start FROM pg_stat_activity
            WHERE application_name = '\(schema)' AND wait_event = 'SyncRep') AS waiting
        """
    }

    /// Stops the standby, begins `work`, and lets `act` go on once it waits; then starts the standby again.
    ///
    /// - Throws: ``Hasty`` where `work` ends while the standby is stopped, though it is to wait.
    func whileStopped<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result, act: (Wait<Result>) async throws -> Void = { _ in }
    ) async throws -> Result {
        try await pair.perform(.stop, .standby)
        let wait = Wait(pair: pair, question: "SELECT (pid, query_start)::text FROM \(waiting)", work: work)
        do {
            try await wait.again()
            try await act(wait)
        } catch {
            try await pair.perform(.start, .standby)
            throw error
        }
        try await pair.perform(.start, .standby)
        return try await wait.value
    }

    /// Something that waits for the standby.
    final class Wait<Result: Sendable>: Sendable {
        private let pair: StandbyPair
        private let question: String
        private let task: Task<Result, any Error>
        private let isOver = Mutex(false)
        private let known = Mutex<Set<String>>([])

        fileprivate init(pair: StandbyPair, question: String, work: @escaping @Sendable () async throws -> Result) {
            (self.pair, self.question) = (pair, question)
            let begun = HeadSignal()
            task = Task {
                try await begun.wait(after: 0)
                return try await work()
            }
            Task {
                _ = await task.result
                isOver.withLock { $0 = true }
            }
            begun.advance(to: 1)
        }

        var value: Result {
            get async throws { try await task.value }
        }

        /// Returns when it waits in another commit than before.
        func again() async throws {
            let connection = try await pair.connection(to: .primary)
            try await connection.perform { session in
                while true {
                    let rows = try session.run(PostgresCall(question))
                    let found = try (0..<rows.count).map { try rows.text($0, 0) }
                    if known.withLock({ known in found.contains { known.insert($0).inserted } }) { return }
                    if isOver.withLock(\.self) { throw Hasty() }
                }
            }
            await connection.close()
        }
    }

    /// It didn't wait for the standby.
    struct Hasty: Error {}
}
#endif
