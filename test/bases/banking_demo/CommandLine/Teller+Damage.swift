import GRDB

#if Postgres
@testable import OrchestrixPostgres
#endif

extension Teller {
    /// Changes the books behind the store's back: what keeps events from being rewritten is taken away first.
    ///
    /// - Parameter sql: in SQLite's words, even where the books are in PostgreSQL.
    func damage(_ sql: String) async throws {
        switch engine {
        case .sqlite: try damageFile(sql)
        case .postgres: try await damageDatabase(sql)
        }
    }

    private func damageFile(_ sql: String) throws {
        let file = try DatabaseQueue(path: path)
        try file.write { db in
            for trigger in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                try db.execute(sql: "DROP TRIGGER \(trigger)")
            }
            try db.execute(sql: sql)
        }
        try file.close()
    }

    private func damageDatabase(_ sql: String) async throws {
        #if Postgres
        let words = [("orchestrix_", "\"\(schema)\"."), ("BLOB", "bytea"), ("60000000", "interval '1 minute'")]
        let script = words.reduce(sql) { $0.replacing($1.0, with: $1.1) }
        let connection = try await PostgresConnection.open(
            PostgresConfiguration.standard.settings(address: Engine.server ?? ""))
        try await connection.perform { session in
            try session.execute("SET session_replication_role = replica; \(script)")
        }
        await connection.close()
        #endif
    }
}
