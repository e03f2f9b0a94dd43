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
    private var streamIndex = IDIndex()

    /// What the rules have looked up for an append, in the order in which it is stored: it needn't be found again.
    private var lookups = MemoryLookups()

    /// How many events a new stream has room for.
    private static let usualLength = 8

    /// The last position; 0 where the log is empty.
    var head: Int { events.count }

    func event(at position: Int) -> StoredEvent { events[position - 1] }

}

// MARK: - Appending

extension MemoryLog: AppendLedger {
    mutating func state(of stream: StreamID) -> StreamState {
        let index = place(of: stream)
        lookups.streams.append(index)
        guard let index else { return .absent }
        return StreamState(of: streams[index].events)
    }

    mutating func storedEvent(withID id: String) -> StoredEvent? {
        let hash = positions.hash(id)
        lookups.hashes.append(hash)
        guard let position = positions.place(hash, of: id, in: events) else { return nil }
        return event(at: position)
    }

    func storedCommand(withID id: String) -> StoredCommand? {
        if let index = commandIndex(id) { return commands[index] }
        return nil
    }

    /// Where the command stands in the order of storing.
    func commandIndex(_ id: String) -> Int? {
        commandIndices.isEmpty ? nil : commandIndices[ByteString(id)]
    }

    mutating func append(_ request: AppendRequest, now: Timestamp) throws -> AppendResult {
        lookups = MemoryLookups()
        switch try AppendRules.decide(request, ledger: &self) {
        case .repeated(let result): return result
        case .insert(let versions): return insert(request, versions: versions, now: now)
        }
    }

    private mutating func insert(_ request: AppendRequest, versions: ShortList<Int>, now: Timestamp) -> AppendResult {
        let recordedAt = max(now, events.last?.recordedAt ?? now)
        let first = head + 1
        var written = ShortList<WrittenStream>()
        for index in request.writes.indices where !request.writes[index].events.isEmpty {
            let events = request.writes[index].events
            let stream = lookups.streams[index] ?? enter(request.writes[index].stream)
            insert(events, in: stream, after: versions[index], recordedAt: recordedAt)
            written.append(
                WrittenStream(streams[stream].id, version: versions[index] + events.count, position: head))
        }
        let isStored = head >= first || request.command != nil
        let result = AppendResult(
            positions: head >= first ? first...head : nil, streams: written,
            recordedAt: isStored ? recordedAt : nil, command: request.command)
        if let command = request.command { remember(command, of: request, result) }
        return result
    }

    private mutating func insert(_ new: [NewEvent], in stream: Int, after version: Int, recordedAt: Timestamp) {
        let first = head + 1
        if streams[stream].events.isEmpty { streams[stream].events.reserveCapacity(Self.usualLength) }
        let id = streams[stream].id
        for index in new.indices {
            let event = StoredEvent(
                position: first + index, stream: id, version: version + index + 1, recordedAt: recordedAt,
                event: new[index])
            events.append(event)
            streams[stream].events.append(event)
            positions.insert(lookups.nextHash(), place: first + index)
        }
    }

    private mutating func remember(_ command: CommandRecord, of request: AppendRequest, _ result: AppendResult) {
        commandIndices[ByteString(command.key.id)] = commands.count
        for write in request.writes {
            let stream = place(of: write.stream) ?? enter(write.stream)
            streams[stream].commands.append(commands.count)
        }
        commands.append(
            StoredCommand(record: command, head: head, result: result, checked: request.checkedStreams))
    }

    /// Where the stream stands in the order of their beginnings; `nil` where it is absent.
    func place(of stream: StreamID) -> Int? {
        streamIndex.place(streamIndex.hash(stream), of: stream, in: streams).map { $0 - 1 }
    }

    /// Where the new stream stands in the order of their beginnings.
    private mutating func enter(_ stream: StreamID) -> Int {
        streams.append(MemoryStream(id: stream))
        streamIndex.insert(streamIndex.hash(stream), place: streams.count)
        return streams.count - 1
    }
}

// MARK: - Erasing

extension MemoryLog {
    mutating func erase(_ stream: StreamID) -> Int {
        deleteSnapshot(of: stream)
        guard let place = place(of: stream) else { return 0 }
        for index in streams[place].events.indices {
            let erased = streams[place].events[index].erased()
            streams[place].events[index] = erased
            events[erased.position - 1] = erased
        }
        for index in streams[place].commands { commands[index] = commands[index].erased() }
        return streams[place].events.count
    }
}

// MARK: - Snapshots

extension MemoryLog {
    /// - Returns: whether it is kept: neither behind another one, nor of a stream that was erased.
    mutating func save(_ snapshot: Snapshot) -> Bool {
        if let place = place(of: snapshot.stream), streams[place].events.first?.isErased == true { return false }
        if let other = snapshots[snapshot.stream], other.version > snapshot.version { return false }
        snapshots[snapshot.stream] = snapshot
        return true
    }

    mutating func deleteSnapshot(of stream: StreamID) {
        snapshots[stream] = nil
    }
}
