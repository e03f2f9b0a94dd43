#if Postgres
/// A part of what the engine does with libpq.
enum Exercise: String, CaseIterable {
    case refusedConnections = "connections that aren't made"
    case statements = "statements, pipelines and their errors"
    case lostConnections = "connections that are lost"
    case notifications = "notifications"
    case pool = "a pool, and callers that are cancelled"
    case stores = "stores"
    case transactions = "transactions with SQL of the program's own"
    case imports = "the import of a log"

    func run(on server: Server) async throws {
        switch self {
        case .refusedConnections: try await server.tryRefusedConnections()
        case .statements: try await server.tryStatements()
        case .lostConnections: try await server.tryLostConnections()
        case .notifications: try await server.tryNotifications()
        case .pool: try await server.tryPool()
        case .stores: try await server.tryStores()
        case .transactions: try await server.tryTransactions()
        case .imports: try await server.tryImports()
        }
    }
}
#endif
