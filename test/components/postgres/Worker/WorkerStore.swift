#if Postgres
import OrchestrixCommon
import OrchestrixPostgres

/// The store as workers open it: with the patience that a server needs which is restarted all the time, on a machine
/// that is busy.
enum WorkerStore {
    static func open(_ address: String, schema: String, name: String) async throws -> PostgreSQLEventStore {
        let configuration = PostgresConfiguration(
            schema: schema, pool: PoolLimits(maximum: 3, acquireTimeout: .seconds(300)),
            connectTimeout: .seconds(300), lockTimeout: .seconds(60))
        let named = address + (address.contains("?") ? "&" : "?") + "application_name=\(name)"
        while true {
            do {
                return try await PostgreSQLEventStore(named, configuration: configuration)
            } catch let error as any OrchestrixError where error.isRetryable {
                continue
            }
        }
    }
}
#endif
