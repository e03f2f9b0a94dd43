#if Postgres
/// A part of what the engine does with libpq.
enum Exercise: String, CaseIterable {
    case refusedConnections = "connections that aren't made"
    case statements = "statements, pipelines and their errors"
    case poolers = "sessions behind a pooler"
    case hosts = "addresses of several hosts"
    case lostConnections = "connections that are lost"
    case notifications = "notifications"
    case pool = "a pool, and callers that are cancelled"
    case stores = "stores"
    case transactions = "transactions with SQL of the program's own"
    case cancelledTransactions = "transactions that are cancelled in the midst of a statement"
    case imports = "the import of a log"

    func run(on server: Server) async throws {
        switch self {
        case .refusedConnections: try await server.tryRefusedConnections()
        case .statements: try await server.tryStatements()
        case .poolers: try await server.tryPoolers()
        case .hosts: try await server.tryHosts()
        case .lostConnections: try await server.tryLostConnections()
        case .notifications: try await server.tryNotifications()
        case .pool: try await server.tryPool()
        case .stores: try await server.tryStores()
        case .transactions: try await server.tryTransactions()
        case .cancelledTransactions: try await server.tryCancelledTransactions()
        case .imports: try await server.tryImports()
        }
    }
}
#endif
