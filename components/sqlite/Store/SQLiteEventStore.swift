public import OrchestrixEventSourcing
import Synchronization

/// Keeps events in one SQLite file: durable, in one order, shared by any number of processes on one machine.
///
/// ```swift
/// let store = try await SQLiteEventStore(path: "bank.sqlite")
/// let accounts = AggregateRepository<Account>(store: store)
/// ```
///
/// When an append returns, its events are on disk: every commit waits for `fdatasync`. Callers that append at the
/// same time share one transaction, and each gets its own result. The tables' names begin with `orchestrix_`; a
/// program may keep tables of its own in the same file.
public final class SQLiteEventStore: EventStore {
    /// The file.
    public let path: String

    let database: SQLiteDatabase
    let configuration: SQLiteConfiguration
    let committer: GroupCommitter<AppendRequest, AppendResult>
    let wake: WakeUp

    /// Opens the store in the file at `path`, and creates it where it is absent.
    ///
    /// Any number of processes may open it at once. Beside the file lie `-wal` and `-shm`, which SQLite makes, and
    /// `-wake`, by which processes tell one another of new events.
    ///
    /// - Throws: `EventStoreError`: `.schemaTooNew` for a file of a newer version of this library; `.corrupted` for
    ///   a file that isn't a SQLite database; `.storeBusy`; `.storeFailed` where the file can't be opened.
    public init(path: String, configuration: SQLiteConfiguration = .standard) async throws {
        try Self.check(path)
        guard configuration.readers >= 1 else { throw EventStoreError(.invalidRequest, "a store needs a reader") }
        let database = try await SQLiteDatabase.open(path: path, configuration: configuration)
        let wake = try WakeUp(path: database.file + "-wake", pollInterval: configuration.pollInterval) {
            try? database.readBlocking { try LogEnd(in: $0).head }
        }
        self.path = path
        self.database = database
        self.configuration = configuration
        self.wake = wake
        committer = GroupCommitter(limits: configuration.groupCommit) { [clock = configuration.clock] requests in
            await Self.commit(SQLiteBatch(requests: requests, clock: clock), database, wake)
        }
    }

    deinit {
        wake.close()
    }

    /// Closes the store: what waits to be stored is refused, what is being stored is finished, and every later call
    /// throws `EventStoreError` with `.storeClosed`. Closing twice is the same as closing once.
    public func close() async throws {
        await committer.close()
        wake.close()
        try await database.close()
    }

    private static func check(_ path: String) throws {
        let isFile = !path.isEmpty && path != ":memory:" && !path.hasPrefix("file:") && !path.utf8.contains(0)
        guard isFile else { throw EventStoreError(.invalidRequest, "the path of a store must name a file") }
    }

    private static func commit(
        _ batch: SQLiteBatch, _ database: SQLiteDatabase, _ wake: WakeUp
    ) async -> SQLiteBatch.Outcome {
        do {
            let outcome = try await database.write { db in batch.commit(in: db) }
            if let head = outcome.head { wake.announce(head: head) }
            return outcome
        } catch {
            return .failed(error)
        }
    }
}

extension GroupCommit.Outcome where Output == AppendResult {
    /// The last position that this batch has stored, if it has stored events.
    fileprivate var head: Int? {
        guard case .decided(let results) = self else { return nil }
        return results.compactMap { result in
            guard case .success(let append) = result, !append.isRepeat else { return nil }
            return append.positions?.upperBound
        }.max()
    }
}
