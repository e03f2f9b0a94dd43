#if Postgres
import OrchestrixEventSourcing
@testable import OrchestrixPostgres

/// A transaction of another program, which writes to a table of its own and stays open.
struct UnrelatedTransaction: Sendable {
    private let connection: PostgresConnection

    /// - Parameter schema: where its table lies.
    static func begin(on server: NemesisServer, schema: String) async throws -> UnrelatedTransaction {
        let connection = try await server.session()
        try await connection.perform { session in
            try session.execute(
                """
                SET idle_in_transaction_session_timeout = 0;
                CREATE TABLE IF NOT EXISTS "\(schema)".unrelated (id bigint);
                BEGIN;
                INSERT INTO "\(schema)".unrelated VALUES (1);
                """)
        }
        return UnrelatedTransaction(connection: connection)
    }

    /// Writes once more, and throws where the transaction isn't open any more.
    func prove(schema: String) async throws {
        try await connection.perform { session in
            let call = PostgresCall("INSERT INTO \"\(schema)\".unrelated VALUES (2) RETURNING 1")
            _ = try session.run(call)
            guard !session.isReusable else { throw Ended() }
        }
    }

    func end() async {
        await connection.close()
    }

    struct Ended: Error {}
}
#endif
