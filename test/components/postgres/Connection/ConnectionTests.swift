#if Postgres
import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("Connections")
struct ConnectionTests {
    private let secret = "s3cret-hunter2"

    private func error(at address: String) async -> String {
        do {
            let configuration = PostgresConfiguration(connectTimeout: .milliseconds(300))
            _ = try await PostgreSQLEventStore(address, configuration: configuration)
            return ""
        } catch {
            return texts(of: error)
        }
    }

    /// Everything that can be printed of an error.
    private func texts(of error: any Error) -> String {
        var dumped = ""
        dump(error, to: &dumped)
        return "\(error) \(String(reflecting: error)) \(dumped)"
    }

    @Test("whatever is wrong with an address, no error shows it or its password")
    func passwords() async throws {
        let addresses = [
            "postgresql://user:\(secret)@127.0.0.1:1/bank", "postgresql://user:\(secret)@127.0.0.1:x/bank",
            "postgresql://user:\(secret)@/@/bank", "password=\(secret) host=127.0.0.1 port=\(secret)",
            "password='\(secret)", "\(secret)=1", "host=\(secret).invalid user=u password=\(secret)",
        ]
        for address in addresses {
            let text = await error(at: address)
            #expect(!text.isEmpty && !text.contains("hunter2"))
        }
    }

    @Test("a server that never answers is given up", .timeLimit(.minutes(5)))
    func limit() async throws {
        let silent = try SilentServer()
        let text = await error(at: "postgresql://user@127.0.0.1:\(silent.port)/bank")
        #expect(!text.isEmpty)
    }

    @Test("an error names the state, the table and the constraint, and quotes no value")
    func quotesNothing() async throws {
        let unreadable = try await error(of: "SELECT '\(secret)'::bigint")
        #expect(unreadable.sqlState == "22P02")
        let refused = try await error(
            of: """
                CREATE TEMP TABLE named (word text CONSTRAINT short CHECK (length(word) < 5));
                INSERT INTO named VALUES ('\(secret)')
                """)
        #expect(refused.sqlState == "23514" && refused.message.contains("23514"))
        #expect(refused.context["table"] == "named" && refused.context["constraint"] == "short")
        for error in [unreadable, refused] { #expect(!texts(of: error).contains("hunter2")) }
    }

    private func error(of script: String) async throws -> PostgresError {
        let error = await #expect(throws: PostgresError.self) { try await OtherProgram.run(script) }
        return try #require(error)
    }

    @Test("a failed statement of a pipeline keeps those behind it from running, and leaves the session usable")
    func pipeline() async throws {
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        let sum = try await connection.perform { session in
            let calls = [
                PostgresCall("SELECT 1::bigint"), PostgresCall("SELECT 1 / 0"), PostgresCall("SELECT 3::bigint"),
            ]
            let error = #expect(throws: PostgresError.self) { try session.run(calls) }
            #expect(error?.sqlState == "22012")
            return try session.run(calls[0]).int(0, 0) + session.run(calls[2]).int(0, 0)
        }
        #expect(sum == 4)
        #expect(await connection.isReusable)
    }

    @Test("a session in a transaction, or whose backend was ended, is not to be used again")
    func notReusable() async throws {
        let connection = try await PostgresConnection.open(OtherProgram.settings)
        try await connection.perform { session in _ = try session.run(.begin) }
        #expect(await !connection.isReusable)
        let error = await #expect(throws: PostgresError.self) {
            try await connection.perform { session in
                _ = try session.run(PostgresCall("SELECT pg_terminate_backend(pg_backend_pid())"))
            }
        }
        #expect(error?.concernsConnection == true && error?.isRetryable == true)
        #expect(await !connection.isReusable)
    }

    @Test(
        "every session waits for the disk when it commits, or for more where the server is set to that",
        arguments: [
            ("off", "on"), ("local", "on"), ("remote_write", "on"), ("on", "on"), ("remote_apply", "remote_apply"),
        ])
    func durable(given: String, own: String) async throws {
        let option = (TestServer.address.contains("?") ? "&" : "?") + "options=-csynchronous_commit%3D"
        let settings = PostgresConfiguration(connectTimeout: .seconds(300))
            .settings(address: TestServer.address + option + given)
        let connection = try await PostgresConnection.open(settings)
        let levels = try await connection.perform { session in
            let rows = try session.run(
                PostgresCall(
                    """
                    SELECT reset_val, current_setting(name) FROM pg_catalog.pg_settings
                    WHERE name = 'synchronous_commit'
                    """))
            return try [rows.text(0, 0), rows.text(0, 1)]
        }
        #expect(levels == [given, own])
    }
}
#endif
