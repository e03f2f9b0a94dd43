import OrchestrixCommon
import OrchestrixEventSourcing

/// The data of an in-memory store, and what can be done to it under the store's lock.
struct MemoryLog {
    private(set) var events: [StoredEvent] = []
    private(set) var streams: [MemoryStream] = []
    private(set) var commands: [StoredCommand] = []
    private(set) var snapshots: [StreamID: Snapshot] = [:]
    private var positions = IDIndex()
    private var commandIndices: [ByteString: Int] = [:]
    private var streamIndices: [StreamID: Int] = [:]

    /// What was looked up last is what is stored next: it needn't be found again.
    private var lastID: (id: String, hash: Int) = ("", 0)
    private var lastStream: Int?

    /// The last position; 0 where the log is empty.
    var head: Int { events.count }

    func event(at position: Int) -> StoredEvent { events[position - 1] }

    /// The stream as it stands; one that is absent has no events.
    func stream(_ id: StreamID) -> MemoryStream {
        streamIndices[id].map { streams[$0] } ?? MemoryStream(id: id)
    }

    func state(of stream: MemoryStream) -> StreamState {
        guard let last = stream.positions.last else { return .absent }
        return StreamState(version: stream.positions.count, isDeleted: event(at: last).isTombstone)
    }
}

// MARK: - Appending

extension MemoryLog: AppendLedger {
    mutating func state(of stream: StreamID) -> StreamState {
        known(stream).map { state(of: streams[$0]) } ?? .absent
    }

    mutating func storedEvent(withID id: String) -> StoredEvent? {
        lastID = (id, IDIndex.hash(id))
        let position = positions.place(lastID.hash) { event(at: $0).id.utf8.elementsEqual(id.utf8) }
        return position.map(event(at:))
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
        let stream = streamIndex(write.stream)
        for (offset, event) in write.events.enumerated() {
            events.append(
                StoredEvent(
                    position: head + 1, stream: write.stream, version: version + offset + 1, recordedAt: recordedAt,
                    event: event))
            positions.insert(hash(of: event.id), place: head)
            streams[stream].positions.append(head)
        }
    }

    private func hash(of id: String) -> Int {
        id.utf8.elementsEqual(lastID.id.utf8) ? lastID.hash : IDIndex.hash(id)
    }

    private mutating func remember(_ request: AppendRequest, _ result: AppendResult) {
        guard let command = request.command else { return }
        commandIndices[ByteString(command.key.id)] = commands.count
        for write in request.writes { streams[streamIndex(write.stream)].commands.append(commands.count) }
        commands.append(StoredCommand(record: command, head: head, result: result))
    }

    private mutating func known(_ stream: StreamID) -> Int? {
        if let lastStream, streams[lastStream].id == stream { return lastStream }
        guard let index = streamIndices[stream] else { return nil }
        lastStream = index
        return index
    }

    /// Where the stream stands in the order of their beginnings; a new one is entered.
    private mutating func streamIndex(_ stream: StreamID) -> Int {
        if let index = known(stream) { return index }
        lastStream = streams.count
        streamIndices[stream] = streams.count
        streams.append(MemoryStream(id: stream))
        return streams.count - 1
    }
}

// MARK: - Erasing

extension MemoryLog {
    mutating func erase(_ stream: StreamID) -> Int {
        let stream = self.stream(stream)
        for position in stream.positions { events[position - 1] = event(at: position).erased() }
        for index in stream.commands { commands[index] = commands[index].erased() }
        deleteSnapshot(of: stream.id)
        return stream.positions.count
    }
}

// MARK: - Snapshots

extension MemoryLog {
    /// - Returns: whether it is kept: neither behind another one, nor of a stream that was erased.
    mutating func save(_ snapshot: Snapshot) -> Bool {
        if let first = stream(snapshot.stream).positions.first, event(at: first).isErased { return false }
        if let other = snapshots[snapshot.stream], other.version > snapshot.version { return false }
        snapshots[snapshot.stream] = snapshot
        return true
    }

    mutating func deleteSnapshot(of stream: StreamID) {
        snapshots[stream] = nil
    }
}
