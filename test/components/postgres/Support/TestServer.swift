#if Postgres
import Foundation
import OrchestrixPostgres

/// The server that the tests use, as `scripts/with-postgres` starts one.
enum TestServer {
    /// Its address; where there is none, opening a store fails and says so.
    static let address = ProcessInfo.processInfo.environment["ORCHESTRIX_TEST_POSTGRES"] ?? ""

    /// A schema that nobody else uses.
    static func freshSchema() -> String { "test_\(UUID().uuidString.lowercased())" }

    /// The same address, for connections that can be told from others by their name.
    static func address(of name: String) -> String {
        address + (address.contains("?") ? "&" : "?") + "application_name=\(name)"
    }

    /// Opens a store in `schema`.
    static func store(_ schema: String = freshSchema()) async throws -> PostgreSQLEventStore {
        try await PostgreSQLEventStore(
            address(of: schema),
            configuration: PostgresConfiguration(
                schema: schema, pool: PoolLimits(maximum: 3, acquireTimeout: .seconds(100)),
                connectTimeout: .seconds(100), lockTimeout: .seconds(100)))
    }
}
#endif
