#if Postgres
import Foundation
@testable import OrchestrixPostgres

/// The server that the program uses, where its connections are known by their name.
struct Server: Sendable {
    let address: String
    let schema = "leaks_\(UUID().uuidString.lowercased())"

    /// A configuration that is patient, for under a memory checker everything takes its time.
    private var configuration: PostgresConfiguration {
        PostgresConfiguration(
            schema: schema, pool: PoolLimits(maximum: 3, acquireTimeout: .seconds(300)),
            connectTimeout: .seconds(300), responseTimeout: .seconds(300), lockTimeout: .seconds(300))
    }

    var settings: SessionSettings { settings() }

    /// Settings of sessions that wait no longer than these limits.
    func settings(connect: Duration = .seconds(300), response: Duration = .seconds(300)) -> SessionSettings {
        PostgresConfiguration(connectTimeout: connect, responseTimeout: response, lockTimeout: .seconds(300))
            .settings(address: named(schema))
    }

    func store() async throws -> PostgreSQLEventStore {
        try await PostgreSQLEventStore(named(schema), configuration: configuration)
    }

    /// Runs `work` in a session of its own, on the thread of its connection.
    func perform<Result: Sendable>(
        _ work: @Sendable (PostgresSession) throws -> Result
    ) async throws -> Result {
        let connection = try await PostgresConnection.open(settings)
        do {
            let result = try await connection.perform(work)
            await connection.close()
            return result
        } catch {
            await connection.close()
            throw error
        }
    }

    /// Ends the backends of all of this program's connections but the one that says so.
    func endBackends() async throws {
        let schema = schema
        try await perform { session in
            let end = """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = $1 AND pid <> pg_backend_pid()
                """
            _ = try session.run(PostgresCall(end) { $0.bind(schema) })
        }
    }

    /// Returns when this program has no connection left, those included that threads of their own are to end.
    func waitForEndOfConnections() async throws {
        let others = "SELECT pid FROM pg_stat_activity WHERE application_name = $1"
        let settings = configuration.settings(address: named("leaks_watch"))
        let connection = try await PostgresConnection.open(settings)
        let schema = schema
        try await connection.perform { session in
            while try session.run(PostgresCall(others) { $0.bind(schema) }).count > 0 {}
        }
        await connection.close()
    }

    func named(_ name: String) -> String {
        address + (address.contains("?") ? "&" : "?") + "application_name=\(name)"
    }
}
#endif
