#if Postgres
@testable import OrchestrixPostgres
import Testing

@Suite("A refused connection")
struct ConnectionRefusalTests {
    private static let reports: [(String, words: String, sqlState: String?, isLasting: Bool)] = [
        (at("FATAL:  28P01"), "it refused the password", "28P01", true),
        (at("FATAL:  28000"), "it doesn't let this role in", "28000", true),
        (at("SCHWERWIEGEND:  3D000"), "it knows no such database", "3D000", true),
        (at("FATAL:  53300"), "it has no connection left", "53300", false),
        (at("FATAL:  57P03"), "it starts or stops just now", "57P03", false),
        (at("FATAL:  XX000"), "it refused the connection", "XX000", false),
        (at("Connection refused") + at("FATAL:  57P03"), "it starts or stops just now", "57P03", false),
        (at("fe_sendauth: no password supplied"), "it asks for a password", nil, true),
        (at("Connection refused\n\tIs the server running?"), "nothing listens there", nil, false),
        (at("session is read-only"), other, nil, false), (at("server is not in hot standby mode"), other, nil, false),
        ("anything:  else\n", "it refused the connection", nil, false), ("", "it refused the connection", nil, false),
    ]

    private static let other = "it isn't the server that the address asks for, primary or standby"

    private static func at(_ reason: String) -> String {
        "connection to server at \"127.0.0.1\", port 5432 failed: \(reason)\n"
    }

    @Test("is told by what the server's code says, in any language, or by what libpq says itself", arguments: reports)
    func tells(report: String, words: String, sqlState: String?, isLasting: Bool) {
        let error = ConnectionRefusal(report).error
        #expect(error.message == "PostgreSQL can't be reached: \(words)")
        #expect(error.context["sqlstate"] == sqlState && error.sqlState == nil)
        #expect(error.isRetryable != isLasting && error.concernsConnection)
    }

    @Test("by a server has its code")
    func server() async throws {
        let name = TestServer.freshSchema()
        try await OtherProgram.run("CREATE ROLE \"\(name)\" LOGIN CONNECTION LIMIT 0")
        try await OtherProgram.run("CREATE DATABASE \"\(name)\" ALLOW_CONNECTIONS false")
        for (part, sqlState) in [("dbname=\(name)", "55000"), ("dbname=absent", "3D000"), ("user=\(name)", "53300")] {
            let settings = PostgresConfiguration.standard.settings(address: TestServer.address(of: name) + "&" + part)
            let error = await #expect(throws: PostgresError.self) { _ = try await PostgresConnection.open(settings) }
            #expect(error?.context["sqlstate"] == sqlState && error?.code == .postgresUnreachable)
        }
        try await OtherProgram.run("DROP ROLE \"\(name)\"")
        try await OtherProgram.run("DROP DATABASE \"\(name)\"")
    }
}
#endif
