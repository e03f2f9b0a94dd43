import GRDB
import OrchestrixEventSourcing

/// The tables of a store, and how a file comes to have them.
///
/// A file carries the number of its newest migration. Migrations are only ever added.
enum SQLiteSchema {
    /// Every migration, in order; the first has the number 1.
    static let migrations: [String] = [
        createLog,
        createSnapshots,
        createDeadLetters,
    ]

    /// The newest version that this library knows.
    static var current: Int { migrations.count }

    /// Brings the file to the current version. Safe with any number of processes that do so at once.
    ///
    /// - Throws: ``EventStoreError`` with `.schemaTooNew` for a file of a newer library; its tables stay as they are.
    static func migrate(_ db: Database) throws {
        guard try version(of: db) < current else { return }
        try db.inTransaction(.immediate) {
            let present = try version(of: db)
            for number in (present + 1)..<(current + 1) {
                try db.execute(sql: migrations[number - 1])
                try db.execute(
                    sql: "INSERT INTO orchestrix_schema (version, appliedat) VALUES (?, unixepoch())",
                    arguments: [number])
            }
            return .commit
        }
    }

    /// Refuses to write where a newer library has brought the file to a version that this one doesn't know: it may do
    /// so at any time, while this process has the file open. Within the transaction that is to write.
    static func checkStillKnown(_ db: Database) throws {
        var row = try SQLStatement("SELECT max(version) FROM orchestrix_schema", in: db)
        if try row.step() { try check(row.int(0)) }
    }

    private static func check(_ version: Int) throws {
        guard version <= current else {
            throw EventStoreError(
                .schemaTooNew, "the database has schema version \(version), but this library knows up to \(current)",
                context: ["found": String(version), "known": String(current)])
        }
    }

    /// The version that the file is at; 0 where it has no tables of ours.
    private static func version(of db: Database) throws -> Int {
        // Not by GRDB's `tableExists`, which may remember what it saw before another process made the tables.
        let isThere = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'orchestrix_schema')"
        guard try Bool.fetchOne(db, sql: isThere) == true else { return 0 }
        let version = try Int.fetchOne(db, sql: "SELECT max(version) FROM orchestrix_schema") ?? 0
        try check(version)
        return version
    }
}
