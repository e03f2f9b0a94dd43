import OrchestrixCommon
import OrchestrixEventSourcing

/// Keeps events in a text file, each a line that is a CloudEvent: for what is small, and read by people.
///
/// When an append returns, it is on disk; each append waits for the disk by itself. The events are held in memory as
/// well. One store has the file at a time.
public final class NDJSONEventStore: EventStore {
    /// The file.
    public let path: String

    private let limits: StoreLimits
    private let journal: Journal
    private let committer: GroupCommitter<Change, Change.Outcome>

    /// Opens the store in the file at `path`, and creates it where it is absent.
    ///
    /// - Throws: `EventStoreError`: `.storeBusy` where another store has the file; `.corrupted`, naming the line, where
    ///   the file holds what no store writes; `.storeFailed` where it can't be opened or read.
    public init(path: String, limits: StoreLimits = .standard, clock: WallClock = .system) throws {
        let journal = try Journal(path: path, clock: clock)
        self.path = path
        self.limits = limits
        self.journal = journal
        // The committer brings the queue, its order, cancellation and closing.
        committer = GroupCommitter(limits: GroupCommitLimits(batchCount: 1)) { changes in
            .decided(changes.map { change in Result { try journal.carryOut(change) } })
        }
    }

    /// Refuses what waits, finishes what is being stored, and gives the file free.
    public func close() async {
        await committer.close()
        journal.close()
    }
}

// MARK: - Writing

extension NDJSONEventStore {
    public func append(_ request: AppendRequest) async throws -> AppendResult {
        try request.validate(against: limits)
        return try await committer.submit(.append(request), bytes: request.byteCount).result
    }

    @discardableResult
    public func erase(_ stream: StreamID) async throws -> Int {
        try await committer.submit(.erase(stream), bytes: 0).erasedCount
    }
}

// MARK: - Reading

extension NDJSONEventStore {
    public func read(_ query: StreamQuery) async throws -> StreamPage {
        try query.validate()
        return try journal.read { log in log.page(query) }
    }

    public func read(_ query: LogQuery) async throws -> LogPage {
        try query.validate()
        return try journal.read { log in try log.page(query) }
    }

    public func streams(_ query: StreamListQuery) async throws -> [StreamSummary] {
        try query.validate()
        return try journal.read { log in log.streams(query) }
    }

    public func commands(_ query: CommandListQuery) async throws -> [StoredCommand] {
        try query.validate()
        return try journal.read { log in try log.commands(query) }
    }

    public func command(_ id: String) async throws -> StoredCommand? {
        try journal.read { log in log.storedCommand(withID: id) }
    }

    public func head() async throws -> Int {
        try journal.read { log in log.head }
    }

    public func waitForEvents(after position: Int) async throws {
        try await journal.signal.wait(after: position)
    }
}
