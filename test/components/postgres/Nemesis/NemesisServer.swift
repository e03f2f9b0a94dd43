#if Postgres
import Foundation
@testable import OrchestrixPostgres

/// The server on which the nemesis works: one of its own, since it restarts it. Where somebody has named a server for
/// the tests, and not a way to restart it, it is that one, and is never restarted.
final class NemesisServer: Sendable {
    let address: String
    private let restartProgram: String?
    private let keeper: WorkerProcess?

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../scripts/with-postgres").standardizedFileURL.path

    /// Starts it. Blocks.
    init() throws {
        let (address, restart) = ("ORCHESTRIX_TEST_POSTGRES", "ORCHESTRIX_TEST_POSTGRES_RESTART")
        let environment = ProcessInfo.processInfo.environment
        if let given = environment[address], environment[restart] == nil {
            (self.address, restartProgram, keeper) = (given, nil, nil)
            return
        }
        // It stands until its input is closed.
        let tell = #"echo "$\#(address)"; echo "$\#(restart)"; exec cat > /dev/null"#
        let keeper = try WorkerProcess(
            ["bash", "-c", tell], command: Self.script, environment: [address: nil, restart: nil])
        guard let first = keeper.line(), let second = keeper.line() else { throw NoServer() }
        (self.address, restartProgram, self.keeper) = (first, second, keeper)
    }

    var canRestart: Bool { restartProgram != nil }

    /// Ends the server as a loss of power would, and starts it again. Blocks.
    func restart() throws {
        guard let restartProgram else { return }
        let program = try WorkerProcess([], command: restartProgram)
        guard program.exitStatus() == 0 else { throw NoServer() }
    }

    /// Lets sessions that don't ask for more lose at a restart what was confirmed to them, if it is one of its own.
    func weaken() async throws {
        guard canRestart else { return }
        let connection = try await session()
        for statement in ["ALTER SYSTEM SET synchronous_commit = off", "SELECT pg_reload_conf()"] {
            try await connection.perform { session in try session.execute(statement) }
        }
        await connection.close()
    }

    /// Ends it for good, if it is one of its own. Blocks.
    func end() {
        keeper?.end()
    }

    /// A session on it, for what the nemesis does there.
    func session() async throws -> PostgresConnection {
        try await PostgresConnection.open(
            PostgresConfiguration(connectTimeout: .seconds(300), lockTimeout: .seconds(300)).settings(address: address))
    }

    /// It didn't start.
    struct NoServer: Error {}
}
#endif
