#if Postgres
import Foundation
import OrchestrixPostgres

/// The server that the tests use, as `scripts/with-postgres` starts one.
enum TestServer {
    /// Its address; where there is none, opening a store fails and says so.
    static let address = ProcessInfo.processInfo.environment["ORCHESTRIX_TEST_POSTGRES"] ?? ""

    /// Whether there is none, or one of `scripts/with-postgres`, so that tests may have more such servers. It isn't where
    /// somebody has named a server for the tests.
    static let isOwn: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return environment["ORCHESTRIX_TEST_POSTGRES"] == nil || environment["ORCHESTRIX_TEST_POSTGRES_CONTROL"] != nil
    }()

    /// A schema that nobody else uses.
    static func freshSchema() -> String { "test_\(UUID().uuidString.lowercased())" }

    /// The same address, for connections that can be told from others by their name.
    static func address(of name: String) -> String {
        address + (address.contains("?") ? "&" : "?") + "application_name=\(name)"
    }

    /// A configuration with the patience that a busy machine needs: where a test is about a limit, it sets that alone.
    static func configuration(_ schema: String) -> PostgresConfiguration {
        PostgresConfiguration(
            schema: schema, pool: PoolLimits(maximum: 3, acquireTimeout: .seconds(300)),
            transactions: PoolLimits(maximum: 3, acquireTimeout: .seconds(300)),
            connectTimeout: .seconds(300), lockTimeout: .seconds(300))
    }

    /// Opens a store in `schema`.
    static func store(_ schema: String = freshSchema()) async throws -> PostgreSQLEventStore {
        try await PostgreSQLEventStore(address(of: schema), configuration: configuration(schema))
    }
}
#endif
