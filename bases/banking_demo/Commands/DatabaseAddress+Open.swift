#if Postgres
import OrchestrixCommon
import OrchestrixPostgres

extension DatabaseAddress {
    /// Opens the books in the database.
    ///
    /// - Throws: ``Failure``, which says what is in the way, and not where.
    func open() async throws -> PostgreSQLEventStore {
        var configuration = PostgresConfiguration.standard
        if let schema { configuration.schema = schema }
        do {
            return try await PostgreSQLEventStore(connection, configuration: configuration)
        } catch let error as any OrchestrixError {
            throw Failure("can't open the books: \(ErrorLine.message(error))")
        }
    }
}
#endif
