import Dispatch
import GRDB
import OrchestrixEventSourcing

/// The connections to a store's file: one that writes, several that read.
struct SQLiteDatabase: Sendable {
    private let pool: DatabasePool
    private let patience: Duration

    /// The file's path as SQLite has it: absolute, and behind every link.
    let file: String

    /// Opens or creates the file at `path`, and brings its tables to the current version.
    init(path: String, configuration: SQLiteConfiguration) throws {
        patience = configuration.busyTimeout
        pool = try DatabasePool(path: path, configuration: Self.settings(configuration))
        file = try pool.writeWithoutTransaction { db in
            try Self.makeDurable(db)
            try SQLiteSchema.migrate(db)
            return try String.fetchOne(db, sql: "SELECT file FROM pragma_database_list WHERE name = 'main'") ?? path
        }
    }

    private static func settings(_ configuration: SQLiteConfiguration) -> Configuration {
        var settings = Configuration()
        settings.label = "OrchestrixSQLite"
        settings.busyMode = BusyWait(limit: configuration.busyTimeout).mode
        settings.maximumReaderCount = configuration.readers
        return settings
    }

    /// Every commit waits for the disk. This comes after opening: GRDB sets a weaker level itself when it opens.
    private static func makeDurable(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = ON;
                PRAGMA checkpoint_fullfsync = ON;
                PRAGMA secure_delete = ON;
                """)
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
            throw EventStoreError(.storeFailed, "SQLite doesn't wait for the disk when it commits")
        }
    }
}

extension SQLiteDatabase {
    /// Reads from one snapshot.
    func read<Result: Sendable>(_ work: @escaping @Sendable (Database) throws -> Result) async throws -> Result {
        try await SQLiteFailure.translated { try await pool.read(work) }
    }

    /// Reads from one snapshot, and blocks the thread meanwhile.
    func readBlocking<Result: Sendable>(_ work: (Database) throws -> Result) throws -> Result {
        try pool.read(work)
    }

    /// Gives the writing connection to `work`, which begins and ends its own transaction.
    func write<Result: Sendable>(_ work: @escaping @Sendable (Database) throws -> Result) async throws -> Result {
        try await pool.writeWithoutTransaction(work)
    }

    /// Gives the writing connection to `work`, and blocks the thread meanwhile.
    func writeBlocking<Result: Sendable>(_ work: (Database) throws -> Result) throws -> Result {
        try pool.writeWithoutTransaction(work)
    }

    /// Moves what is committed from the write-ahead log into the file, and empties the former.
    ///
    /// SQLite waits for readers and writers, but gives up at once where another connection is at the same work.
    ///
    /// - Returns: whether nothing of it is left there.
    func truncateLog() async throws -> Bool {
        try await pool.writeWithoutTransaction { db in
            let start = ContinuousClock.now
            let wait = BusyWait(limit: patience)
            var attempt = 0
            while try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") != 0 {
                guard ContinuousClock.now - start < patience, wait.sleep(beforeAttempt: attempt) else { return false }
                attempt += 1
            }
            return true
        }
    }

    /// Closes every connection once its work is done.
    ///
    /// The readers go first: the last connection of all moves the write-ahead log into the file and takes it away,
    /// which only the writer may.
    func close() async throws {
        try await Self.offPool {
            pool.releaseMemory()
            try pool.close()
        }
    }

    /// Opens the database away from the threads that Swift's tasks share, since it may wait for other processes.
    static func open(path: String, configuration: SQLiteConfiguration) async throws -> SQLiteDatabase {
        try await SQLiteFailure.translated {
            try await offPool { try openPatiently(path: path, configuration: configuration) }
        }
    }

    /// The switch to a write-ahead log, which the first to open a file makes, fails at once while another makes it:
    /// SQLite doesn't wait there.
    private static func openPatiently(path: String, configuration: SQLiteConfiguration) throws -> SQLiteDatabase {
        let wait = BusyWait(limit: configuration.busyTimeout)
        let start = ContinuousClock.now
        var attempt = 0
        while true {
            do {
                return try SQLiteDatabase(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                // An attempt may have waited by itself: the limit is for all of them together.
                guard start.duration(to: .now) < wait.limit, wait.sleep(beforeAttempt: attempt) else { throw error }
                attempt += 1
            }
        }
    }

    private static func offPool<Result: Sendable>(
        _ work: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Swift.Result { try work() })
            }
        }
    }
}
