import OrchestrixEventSourcing
import OrchestrixSQLite

#if Postgres
import OrchestrixPostgres
#endif

extension Teller {
    /// Opens the books from here for as long as `look` looks into them.
    func withStore<Result>(_ look: (any EventStore) async throws -> Result) async throws -> Result {
        switch engine {
        case .sqlite:
            let file = try await SQLiteEventStore(path: path)
            let result = try await look(file)
            try await file.close()
            return result
        case .postgres:
            #if Postgres
            let configuration = PostgresConfiguration(
                schema: schema, pool: PoolLimits(acquireTimeout: .seconds(300)), connectTimeout: .seconds(300),
                lockTimeout: .seconds(300))
            let database = try await PostgreSQLEventStore(Engine.server ?? "", configuration: configuration)
            let result = try await look(database)
            try await database.close()
            return result
            #else
            preconditionFailure("PostgreSQL isn't built in")
            #endif
        }
    }
}
