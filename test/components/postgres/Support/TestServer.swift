#if Postgres
import Foundation
import OrchestrixPostgres

/// The server that the tests use, as `scripts/with-postgres` starts one.
enum TestServer {
    /// Its address; where there is none, opening a store fails and says so.
    static let address = ProcessInfo.processInfo.environment["ORCHESTRIX_TEST_POSTGRES"] ?? ""

    /// A schema that nobody else uses.
    static func freshSchema() -> String { "test_\(UUID().uuidString.lowercased())" }

    /// Opens a store in `schema`.
    static func store(_ schema: String = freshSchema()) async throws -> PostgresEventStore {
        try await PostgresEventStore(address, configuration: PostgresConfiguration(schema: schema))
    }
}
#endif
