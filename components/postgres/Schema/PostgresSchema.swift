#if Postgres
import OrchestrixEventSourcing

/// The tables of a store, and how a database comes to have them.
///
/// A store carries the number of its newest migration. Migrations are only ever added.
struct PostgresSchema {
    let tables: PostgresTables

    /// Every migration, in order; the first has the number 1.
    var migrations: [String] { [createLog, createSnapshots, createDeadLetters, hashCorrelations, commentOnRest] }

    /// The newest version that this library knows.
    static let current = 5

    /// Brings the store to the current version. Safe with any number of nodes that do so at once: they take turns.
    ///
    /// - Throws: `EventStoreError` with `.schemaTooNew` for a store of a newer library; its tables stay as they are. With
    ///   `.schemaTooOld` on a standby that hasn't got the current version: it can't be brought there.
    func migrate(_ session: PostgresSession) throws {
        let found = try version(session)
        guard found < Self.current else { return }
        guard try !session.isInRecovery() else { throw Self.tooOld(found) }
        try session.transact { session in
            try session.run(.take(.schema, of: tables))
            let present = try version(session)
            for number in (present + 1)..<(Self.current + 1) {
                try session.execute(migrations[number - 1])
                try session.run(
                    PostgresCall("INSERT INTO \(tables.versions) (version) VALUES ($1)") { $0.bind(number) })
            }
        }
    }

    /// Asks for the version, within the transaction that is to write.
    var question: PostgresCall { PostgresCall("SELECT max(version) FROM \(tables.versions)") }

    /// Refuses to write where a newer library has brought the store to a version that this one doesn't know: it may do
    /// so at any time, while this process has the store open.
    static func check(_ version: Int) throws {
        guard version <= current else {
            throw EventStoreError(
                .schemaTooNew, "the database has schema version \(version), but this library knows up to \(current)",
                context: ["found": String(version), "known": String(current)])
        }
    }

    private static func tooOld(_ version: Int) -> EventStoreError {
        EventStoreError(
            .schemaTooOld,
            """
            the standby has schema version \(version), and this library needs \(current): it comes there when a store is \
            opened on the primary, and the standby has replayed that
            """,
            context: ["found": String(version), "known": String(current)], isRetryable: true)
    }

    /// Asks the catalog's tables. `to_regclass` would look into what the session remembers of them, which may be from
    /// before it waited for the lock.
    private static let existence = """
        SELECT EXISTS (SELECT FROM pg_class JOIN pg_namespace AS schema ON schema.oid = relnamespace
            WHERE nspname = $1::text AND relname = $2::text)
        """

    /// The version that the store is at; 0 where it has no tables.
    private func version(_ session: PostgresSession) throws -> Int {
        let table = try session.run(
            PostgresCall(Self.existence) { list in
                list.bind(tables.schemaName)
                list.bind(tables.versionsName)
            })
        guard try table.bool(0, 0) else { return 0 }
        let version = try session.run(question).optionalInt(0, 0) ?? 0
        try Self.check(version)
        return version
    }
}
#endif
