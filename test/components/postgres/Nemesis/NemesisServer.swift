#if Postgres
import Foundation
@testable import OrchestrixPostgres

/// The server on which the nemesis works: one of its own, since it restarts it. Where somebody has named a server for
/// the tests, and not a way to restart it, it is that one, and is never restarted.
final class NemesisServer: Sendable {
    let address: String
    private let control: String?
    private let keeper: WorkerProcess?

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../scripts/with-postgres").standardizedFileURL.path

    /// Starts it. Blocks.
    init() throws {
        guard TestServer.isOwn else {
            (address, control, keeper) = (TestServer.address, nil, nil)
            return
        }
        // It stands until its input is closed.
        let tell = #"echo "$ORCHESTRIX_TEST_POSTGRES"; echo "$ORCHESTRIX_TEST_POSTGRES_CONTROL"; exec cat > /dev/null"#
        let keeper = try WorkerProcess(
            ["bash", "-c", tell], command: Self.script, environment: ["ORCHESTRIX_TEST_POSTGRES": nil])
        guard let first = keeper.line(), let second = keeper.line() else { throw NoServer() }
        (address, control, self.keeper) = (first, second, keeper)
    }

    var canRestart: Bool { control != nil }

    /// Ends the server as a loss of power would, and starts it again. Blocks.
    func restart() throws {
        guard let control else { return }
        let program = try WorkerProcess(["primary", "restart"], command: control)
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
