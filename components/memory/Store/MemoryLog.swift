import OrchestrixCommon
import OrchestrixEventSourcing

/// The data of an in-memory store, and what can be done to it under the store's lock.
struct MemoryLog {
    private(set) var events: [StoredEvent] = []
    private(set) var streams: [StreamID: [Int]] = [:]
    private(set) var commands: [StoredCommand] = []
    private(set) var snapshots: [StreamID: Snapshot] = [:]
    private var positions: [ByteString: Int] = [:]
    private var commandIndices: [ByteString: Int] = [:]
    private var commandIndicesByStream: [StreamID: [Int]] = [:]

    /// The last position; 0 where the log is empty.
    var head: Int { events.count }

    func event(at position: Int) -> StoredEvent { events[position - 1] }

    func state(of stream: StreamID) -> StreamState {
        guard let positions = streams[stream], let last = positions.last else { return .absent }
        return StreamState(version: positions.count, isDeleted: event(at: last).isTombstone)
    }
}

// MARK: - Appending

extension MemoryLog: AppendLedger {
    func storedEvents(withIDs ids: [String]) -> [StoredEvent] {
        ids.compactMap { positions[ByteString($0)].map(event(at:)) }
    }

    func storedCommand(withID id: String) -> StoredCommand? {
        commandIndex(id).map { commands[$0] }
    }

    /// Where the command stands in the order of storing.
    func commandIndex(_ id: String) -> Int? {
        commandIndices[ByteString(id)]
    }

    mutating func append(_ request: AppendRequest, now: Timestamp) throws -> AppendResult {
        switch try AppendRules.decide(request, ledger: &self) {
        case .repeated(let result): return result
        case .insert(let versions): return insert(request, versions: versions, now: now)
        }
    }

    private mutating func insert(_ request: AppendRequest, versions: [Int], now: Timestamp) -> AppendResult {
        let recordedAt = max(now, events.last?.recordedAt ?? now)
        let first = head + 1
        var written: [WrittenStream] = []
        for (write, version) in zip(request.writes, versions) where !write.events.isEmpty {
            insert(write, after: version, recordedAt: recordedAt)
            written.append(WrittenStream(write.stream, version: version + write.events.count, position: head))
        }
        let isStored = head >= first || request.command != nil
        let result = AppendResult(
            positions: head >= first ? first...head : nil, streams: written,
            recordedAt: isStored ? recordedAt : nil, command: request.command)
        remember(request, result)
        return result
    }

    private mutating func insert(_ write: StreamWrite, after version: Int, recordedAt: Timestamp) {
        for (offset, event) in write.events.enumerated() {
            events.append(
                StoredEvent(
                    position: head + 1, stream: write.stream, version: version + offset + 1, recordedAt: recordedAt,
                    event: event))
            positions[ByteString(event.id)] = head
            streams[write.stream, default: []].append(head)
        }
    }

    private mutating func remember(_ request: AppendRequest, _ result: AppendResult) {
        guard let command = request.command else { return }
        commandIndices[ByteString(command.key.id)] = commands.count
        for write in request.writes { commandIndicesByStream[write.stream, default: []].append(commands.count) }
        commands.append(StoredCommand(record: command, head: head, result: result))
    }
}

// MARK: - Erasing

extension MemoryLog {
    mutating func erase(_ stream: StreamID) -> Int {
        let positions = streams[stream] ?? []
        for position in positions { events[position - 1] = event(at: position).erased() }
        for index in commandIndicesByStream[stream] ?? [] { commands[index] = commands[index].erased() }
        deleteSnapshot(of: stream)
        return positions.count
    }
}

// MARK: - Snapshots

extension MemoryLog {
    /// - Returns: whether it is kept: neither behind another one, nor of a stream that was erased.
    mutating func save(_ snapshot: Snapshot) -> Bool {
        if let first = streams[snapshot.stream]?.first, event(at: first).isErased { return false }
        if let other = snapshots[snapshot.stream], other.version > snapshot.version { return false }
        snapshots[snapshot.stream] = snapshot
        return true
    }

    mutating func deleteSnapshot(of stream: StreamID) {
        snapshots[stream] = nil
    }
}
