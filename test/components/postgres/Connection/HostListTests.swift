#if Postgres
import Foundation
@testable import OrchestrixPostgres
import Testing

@Suite("An address with several hosts")
struct HostListTests {
    private static let cases: [(address: String, attempts: [[String: String]])] = [
        ("postgresql://u@a/db", [[:]]), ("host=a port=1", [[:]]), ("", [[:]]), ("unreadable", [[:]]),
        ("postgresql://u@a:1,b:2/db", [["host": "a", "port": "1"], ["host": "b", "port": "2"]]),
        ("host=a,b port=1", [["host": "a", "port": "1"], ["host": "b", "port": "1"]]),
        ("host=a,b hostaddr=::1,::2", [["host": "a", "hostaddr": "::1"], ["host": "b", "hostaddr": "::2"]]),
        ("hostaddr=::1,::2 port=,7", [["hostaddr": "::1", "port": ""], ["hostaddr": "::2", "port": "7"]]),
        (
            "host=a,b target_session_attrs=prefer-standby",
            ["standby", "any"].flatMap { wanted in
                ["a", "b"].map { ["host": $0, "target_session_attrs": wanted] }
            }
        ),
    ]

    @Test("is tried host by host, as libpq would", arguments: cases)
    func attempts(address: String, attempts: [[String: String]]) {
        #expect(HostList(of: address).attempts == attempts)
    }

    @Test("says for how long each is tried", arguments: [("5", 5), ("1", 2), ("0", nil), ("-1", nil)])
    func limits(timeout: String, seconds: Int?) {
        #expect(HostList(of: "host=a connect_timeout=\(timeout)").limit == seconds.map { .seconds($0) })
    }

    @Test(
        "leads to the one that answers, also where another one takes connections and is silent",
        .timeLimit(.minutes(10)))
    func silent() async throws {
        let silent = try SilentServer()
        let server = try #require(URLComponents(string: TestServer.address))
        let (host, port) = (try #require(server.host), try #require(server.port))
        let address = TestServer.address.replacing("\(host):\(port)", with: "127.0.0.1:\(silent.port),\(host):\(port)")
        let impatient = address + (address.contains("?") ? "&" : "?") + "connect_timeout=2"
        let settings = PostgresConfiguration(connectTimeout: .seconds(300)).settings(address: impatient)
        let connection = try await persistently { try await PostgresConnection.open(settings) }
        let rows = try await connection.perform { session in try session.run(PostgresCall("SELECT 1")).count }
        #expect(rows == 1)
        await connection.close()
    }

    /// On a busy machine the one that answers may take longer than the limit, too.
    private func persistently<Result>(_ work: () async throws -> Result) async throws -> Result {
        while true {
            do { return try await work() } catch let error as PostgresError where error.code == .postgresTimedOut {
                try Task.checkCancellation()
            }
        }
    }
}
#endif
