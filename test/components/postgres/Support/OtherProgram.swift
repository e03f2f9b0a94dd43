#if Postgres
@testable import OrchestrixPostgres

/// A connection of another program to the tests' server.
enum OtherProgram {
    static let settings = PostgresConfiguration(connectTimeout: .seconds(300)).settings(address: TestServer.address)

    /// Runs a script, and gives back what its last statement gave, if it is one with rows.
    static func run(_ script: String) async throws {
        let connection = try await PostgresConnection.open(settings)
        try await connection.perform { session in try session.execute(script) }
        await connection.close()
    }

    /// The first column of the rows that a query gives, as text.
    static func texts(_ query: String) async throws -> [String?] {
        let connection = try await PostgresConnection.open(settings)
        let texts = try await connection.perform { session in
            let rows = try session.run(PostgresCall("SELECT (answer.*)::text FROM (\(query)) AS answer"))
            return try (0..<rows.count).map { try rows.optionalText($0, 0) }
        }
        await connection.close()
        return texts
    }
}
#endif
