#if Postgres
import OrchestrixCommon
@testable import OrchestrixPostgres
import Testing

@Suite("The process of a session")
struct SessionProcessTests {
    @Test("is stopped by its number and its server, and not where another server has given that number")
    func cancellation() async throws {
        let name = TestServer.freshSchema()
        let connection = try await PostgresConnection.open(
            PostgresConfiguration(connectTimeout: .seconds(300)).settings(address: TestServer.address(of: name)))
        let process = try #require(try await connection.perform(\.process))
        async let sleeping = connection.perform { session in
            do throws(PostgresError) { _ = try session.run(PostgresCall("SELECT 1 WHERE pg_sleep(600) IS NULL")) } catch
            {
                return error.sqlState
            }
            return nil
        }
        let sleeps = "SELECT pid FROM pg_stat_activity WHERE application_name = '\(name)' AND wait_event = 'PgSleep'"
        while try await OtherProgram.texts(sleeps).isEmpty { try Task.checkCancellation() }
        let other = try await PostgresConnection.open(OtherProgram.settings)
        let namesake = SessionProcess(number: process.number, serverStart: .earliest)
        #expect(try await other.perform { session in try session.run(namesake.cancellation).count } == 0)
        #expect(try await other.perform { session in try session.run(process.cancellation).count } == 1)
        #expect(try await sleeping == "57014")
        await other.close()
    }
}
#endif
