import Foundation
import OrchestrixEventSourcing
import OrchestrixPostgres

/// A schema of its own in the server's database, with the tables of a store; gone when it is removed.
struct ScratchSchema: Sendable {
    let address: String
    let name: String

    /// An empty store's schema, made by the store itself.
    static func make(at address: String) async throws -> ScratchSchema {
        let schema = ScratchSchema(address: address, name: "bench_" + UUID().uuidString.lowercased().prefix(8))
        let store = try await schema.open()
        try await store.close()
        return schema
    }

    /// The table of the events.
    var events: String { "\(name).events" }

    /// A store over it.
    func open() async throws -> PostgreSQLEventStore {
        try await PostgreSQLEventStore(address, configuration: PostgresConfiguration(schema: name))
    }

    /// Checks that the log holds `count` events, and removes everything.
    func remove(holding count: Int) async throws {
        try await onThread {
            let connection = try RawConnection(address)
            let held = connection.number("SELECT count(*) FROM \(events)")
            precondition(held == count, "the log holds \(held) events, not \(count)")
        }
        try await remove()
    }

    func remove() async throws {
        try await onThread { try RawConnection(address).execute("DROP SCHEMA IF EXISTS \(name) CASCADE") }
    }
}
