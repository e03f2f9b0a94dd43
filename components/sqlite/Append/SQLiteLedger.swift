import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing

/// The store as one batch sees it, under the write lock: what is in the file, and what the batch has added so far.
struct SQLiteLedger {
    private let db: Database
    private var states: [StreamID: StreamState] = [:]

    /// The last position, with what this batch has stored.
    private(set) var head: Int

    /// When the last event was stored.
    private(set) var recordedAt: Timestamp?

    /// The ledger of a transaction that has the write lock already.
    init(in db: Database) throws {
        self.db = db
        let end = try LogEnd(in: db)
        head = end.head
        recordedAt = end.recordedAt
    }
}

// MARK: - What the rules look up

extension SQLiteLedger: AppendLedger {
    mutating func state(of stream: StreamID) throws -> StreamState {
        if let known = states[stream] { return known }
        let state = try StreamRow.state(of: stream, in: db)
        states[stream] = state
        return state
    }

    func storedEvent(withID id: String) throws -> StoredEvent? {
        var row = try SQLStatement("SELECT \(EventRow.columns) FROM orchestrix_events WHERE id = ?", in: db)
        try row.bind(id)
        return try row.step() ? EventRow.event(row) : nil
    }

    func storedCommand(withID id: String) throws -> StoredCommand? {
        try CommandRow.command(id, in: db)
    }
}

// MARK: - Storing

extension SQLiteLedger {
    /// Stores a request whose streams stand at `versions`.
    mutating func insert(_ request: AppendRequest, versions: ShortList<Int>, now: Timestamp) throws -> AppendResult {
        let moment = max(now, recordedAt ?? now)
        let first = head + 1
        var written = ShortList<WrittenStream>()
        for (write, version) in zip(request.writes, versions) where !write.events.isEmpty {
            written.append(try insert(write, after: version, recordedAt: moment))
        }
        let hasEvents = head >= first
        let result = AppendResult(
            positions: hasEvents ? first...head : nil, streams: written,
            recordedAt: hasEvents || request.command != nil ? moment : nil, command: request.command)
        if let command = request.command { try insert(command, of: request, result, recordedAt: moment) }
        return result
    }

    private mutating func insert(
        _ write: StreamWrite, after version: Int, recordedAt: Timestamp
    ) throws -> WrittenStream {
        var row = try EventInsertion(in: db)
        for (offset, event) in write.events.enumerated() {
            try row.insert(
                event, position: head + 1, stream: write.stream, version: version + offset + 1, recordedAt: recordedAt)
            head += 1
        }
        let last = version + write.events.count
        self.recordedAt = recordedAt
        states[write.stream] = StreamState(version: last, isDeleted: write.events.last?.isTombstone == true)
        return WrittenStream(write.stream, version: last, position: head)
    }

    private func insert(
        _ command: CommandRecord, of request: AppendRequest, _ result: AppendResult, recordedAt: Timestamp
    ) throws {
        let number = try CommandInsertion.insert(command, head: head, result, recordedAt: recordedAt, in: db)
        var rest = result.streams[...]
        for (ordinal, write) in request.writes.enumerated() {
            let written = write.events.isEmpty ? nil : rest.popFirst()
            try CommandInsertion.insert(
                write.stream, written: written, ordinal: ordinal + 1, ofCommand: number, in: db)
        }
    }
}
