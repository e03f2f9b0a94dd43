import Dispatch
import GRDB
import OrchestrixEventSourcing
import Synchronization

/// The connections to a store's file: one that writes, several that read.
final class SQLiteDatabase: Sendable {
    private let pool: DatabasePool
    private let patience: Duration
    private let gate = ClosingGate()
    private let closing = Mutex<Task<Void, any Error>?>(nil)

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
        try gate.enter()
        defer { gate.leave() }
        return try await SQLiteFailure.translated { try await pool.read(work) }
    }

    /// Reads from one snapshot, and blocks the thread meanwhile.
    func readBlocking<Result: Sendable>(_ work: (Database) throws -> Result) throws -> Result {
        try gate.enter()
        defer { gate.leave() }
        return try pool.read(work)
    }

    /// Gives the writing connection to `work`, which begins and ends its own transaction.
    func write<Result: Sendable>(_ work: @escaping @Sendable (Database) throws -> Result) async throws -> Result {
        try gate.enter()
        defer { gate.leave() }
        return try await SQLiteFailure.translated { try await pool.writeWithoutTransaction(work) }
    }

    /// Runs `work` in a transaction that has the write lock from its beginning.
    func transact<Result: Sendable>(_ work: @escaping @Sendable (Database) throws -> Result) async throws -> Result {
        try await write { db in try Self.transact(work, in: db) }
    }

    /// Runs `work` in a transaction that has the write lock from its beginning, and blocks the thread meanwhile.
    func transactBlocking<Result: Sendable>(_ work: (Database) throws -> Result) throws -> Result {
        try gate.enter()
        defer { gate.leave() }
        do {
            return try pool.writeWithoutTransaction { db in try Self.transact(work, in: db) }
        } catch {
            throw SQLiteFailure.translated(error)
        }
    }

    private static func transact<Result>(_ work: (Database) throws -> Result, in db: Database) throws -> Result {
        var result: Result?
        try db.inTransaction(.immediate) {
            try SQLiteSchema.checkStillKnown(db)
            result = try work(db)
            return .commit
        }
        return result!
    }

    /// Moves what is committed from the write-ahead log into the file, and empties the former.
    ///
    /// SQLite waits for readers and writers, but gives up at once where another connection is at the same work.
    ///
    /// - Returns: whether nothing of it is left there.
    func truncateLog() async throws -> Bool {
        try await write { [patience] db in
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

    /// Closes every connection once its work is done. Later work is refused; closing again waits for the first.
    ///
    /// The readers go first: the last connection of all moves the write-ahead log into the file and takes it away,
    /// which only the writer may.
    func close() async throws {
        let work = closing.withLock { closing in
            let work =
                closing
                ?? Task.detached { [gate, pool] in
                    await gate.close()
                    try await Self.offPool {
                        pool.releaseMemory()
                        try pool.close()
                    }
                }
            closing = work
            return work
        }
        try await SQLiteFailure.translated { try await work.value }
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
