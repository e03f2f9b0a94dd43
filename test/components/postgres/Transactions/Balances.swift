#if Postgres
import OrchestrixEventSourcing
import OrchestrixPostgres

/// A store, and a table of the program's own beside it.
struct Balances {
    let schema: String
    let store: PostgreSQLEventStore
    let table: String

    init(transactions: PoolLimits = PoolLimits(maximum: 8, acquireTimeout: .seconds(300))) async throws {
        schema = TestServer.freshSchema()
        var configuration = TestServer.configuration(schema)
        configuration.transactions = transactions
        store = try await PostgreSQLEventStore(TestServer.address(of: schema), configuration: configuration)
        table = "\"\(schema)\".balance"
        try await OtherProgram.run(
            "CREATE TABLE \(table) (id text PRIMARY KEY, amount bigint NOT NULL); INSERT INTO \(table) VALUES ('A', 0)")
    }

    /// What the table holds for A, as others see it.
    var amount: Int? {
        get async throws {
            let texts = try await OtherProgram.texts("SELECT amount FROM \(table) WHERE id = 'A'")
            return texts.first.flatMap { $0 }.flatMap { Int($0.dropFirst().dropLast()) }
        }
    }

    var ids: [String] {
        get async throws { try await store.read(LogQuery(limit: 10_000)).events.map(\.id) }
    }

    func add(_ amount: Int, in transaction: PostgresTransaction) async throws {
        try await transaction.execute(
            "UPDATE \(table) SET amount = amount + $1 WHERE id = $2", [.integer(amount), "A"])
    }
}
#endif
