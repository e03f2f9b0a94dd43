#if Postgres
@testable import OrchestrixPostgres

extension StandbyPair {
    private func address(of server: Server) -> String { server == .primary ? primary : standby }

    func connection(to server: Server) async throws -> PostgresConnection {
        try await PostgresConnection.open(
            PostgresConfiguration(connectTimeout: .seconds(300)).settings(address: address(of: server)))
    }

    /// Runs a script on a server.
    func run(_ script: String, on server: Server) async throws {
        let connection = try await connection(to: server)
        try await connection.perform { session in try session.execute(script) }
        await connection.close()
    }

    /// Returns when a question is answered with yes.
    func wait(until condition: String, on server: Server) async throws {
        let connection = try await connection(to: server)
        try await connection.perform { session in
            let question = PostgresCall("SELECT coalesce(\(condition), false)")
            while try !session.run(question).bool(0, 0) { try Task.checkCancellation() }
        }
        await connection.close()
    }

    /// Changes a setting of a server, and returns when new sessions have it.
    func set(_ name: String, _ value: String, on server: Server) async throws {
        try await run("ALTER SYSTEM SET \(name) = '\(value)'", on: server)
        try await run("SELECT pg_reload_conf()", on: server)
        try await wait(until: "current_setting('\(name)') = '\(value)'", on: server)
    }

    /// Has each commit on the primary wait for the standby.
    func synchronize() async throws {
        try await set("synchronous_standby_names", "*", on: .primary)
        try await wait(
            until: "EXISTS (SELECT FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))", on: .primary)
    }

    /// Returns when the standby shows what the primary has committed so far.
    func catchUp() async throws {
        let connection = try await connection(to: .primary)
        let place = try await connection.perform { session in
            try session.run(PostgresCall("SELECT pg_current_wal_lsn()::text")).text(0, 0)
        }
        await connection.close()
        try await wait(until: "pg_last_wal_replay_lsn() >= '\(place)'::pg_lsn", on: .standby)
    }
}
#endif
