#if Postgres
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("A server that runs with fsync=off", .enabled(if: TestServer.isOwn, "somebody has named a server"))
struct UnsafeServerTests {
    @Test("is refused, with an error that says why, unless the configuration allows it", .timeLimit(.minutes(10)))
    func refused() async throws {
        let server = try await onThread { try NemesisServer() }
        var configuration = TestServer.configuration("safe")
        let safe = try await PostgreSQLEventStore(server.address, configuration: configuration)
        try await safe.close()
        configuration.allowsUnsafeServer = true
        try await turnOff(configuration.settings(address: server.address))

        configuration.allowsUnsafeServer = false
        let error = await #expect(throws: EventStoreError.self) {
            _ = try await PostgreSQLEventStore(server.address, configuration: configuration)
        }
        #expect(error?.code == .storeFailed && error?.isRetryable == false)
        #expect(error?.message == "the server runs with fsync=off and would lose what it has confirmed")

        configuration.allowsUnsafeServer = true
        let unsafe = try await PostgreSQLEventStore(server.address, configuration: configuration)
        #expect(try await unsafe.append(.one("1")).positions == 1...1)
        try await unsafe.close()
        try await onThread { server.end() }
    }

    /// Returns when the server's new sessions know of it.
    private func turnOff(_ settings: SessionSettings) async throws {
        let connection = try await PostgresConnection.open(settings)
        for statement in ["ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"] {
            try await connection.perform { session in try session.execute(statement) }
        }
        await connection.close()
        while try await isOn(settings) { try Task.checkCancellation() }
    }

    private func isOn(_ settings: SessionSettings) async throws -> Bool {
        let connection = try await PostgresConnection.open(settings)
        let value = try await connection.perform { session in
            try session.run(PostgresCall("SELECT current_setting('fsync')")).text(0, 0)
        }
        await connection.close()
        return value == "on"
    }
}
#endif
