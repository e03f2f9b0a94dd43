#if Postgres
import Foundation
@testable import OrchestrixPostgres

/// A server and another one that follows it, for one test that stops them, or for those that share them.
final class StandbyPair: Sendable {
    let primary: String
    let standby: String
    private let control: String
    private let keeper: WorkerProcess

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../scripts/with-postgres").standardizedFileURL.path

    private init(keeper: WorkerProcess) throws {
        guard let primary = keeper.line(), let standby = keeper.line(), let control = keeper.line() else {
            throw NoServer()
        }
        (self.primary, self.standby, self.control, self.keeper) = (primary, standby, control, keeper)
    }

    /// Starts both. They end with what holds this, or with the process.
    static func start() async throws -> StandbyPair {
        try await onThread {
            let tell = ["", "_STANDBY", "_CONTROL"].map { #"echo "$ORCHESTRIX_TEST_POSTGRES\#($0)"; "# }.joined()
            return try StandbyPair(
                keeper: WorkerProcess(
                    ["--standby", "bash", "-c", tell + "exec cat > /dev/null"], command: script,
                    environment: ["ORCHESTRIX_TEST_POSTGRES": nil]))
        }
    }

    /// Both hosts in one address, as a program has it that is to find the primary wherever it is.
    var both: String {
        let host = URLComponents(string: standby)!
        return primary.replacing("/postgres", with: ",\(host.host!):\(host.port!)/postgres")
            + "?target_session_attrs=read-write"
    }

    enum Server: String { case primary, standby }
    enum Action: String { case stop, start, promote }

    /// Does it, and returns when it is done.
    func perform(_ action: Action, _ server: Server) async throws {
        try await onThread { [control] in
            let program = try WorkerProcess([server.rawValue, action.rawValue], command: control)
            guard program.exitStatus() == 0 else { throw NoServer() }
        }
    }

    /// Stops both, and returns when nothing of them is left.
    func end() async throws {
        try await onThread { [keeper] in keeper.end() }
    }

    struct NoServer: Error {}
}

extension StandbyPair {
    /// Opens a store; with the patience that a busy machine needs.
    func store(_ schema: String, at address: String) async throws -> PostgreSQLEventStore {
        try await store(at: address, TestServer.configuration(schema))
    }

    func store(at address: String, _ configuration: PostgresConfiguration) async throws -> PostgreSQLEventStore {
        let named = address + (address.contains("?") ? "&" : "?") + "application_name=\(configuration.schema)"
        return try await PostgreSQLEventStore(named, configuration: configuration)
    }
}
#endif
