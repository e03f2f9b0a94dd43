import OrchestrixCommon
import OrchestrixEventSourcing

/// All that was stored, in memory.
struct Log {
    private(set) var commits: [Commit] = []
    private(set) var events: [StoredEvent] = []
    private(set) var commands: [StoredCommand] = []
    /// The positions of each stream's events.
    private(set) var streams: [StreamID: [Int]] = [:]
    private var positions: [ByteString: Int] = [:]
    private var commandIndices: [ByteString: Int] = [:]

    init(_ commits: [Commit]) {
        for commit in commits { add(commit) }
    }

    /// The last position.
    var head: Int { events.count }

    func event(at position: Int) -> StoredEvent { events[position - 1] }

    func commandIndex(_ id: String) -> Int? { commandIndices[ByteString(id)] }

    mutating func add(_ commit: Commit) {
        commits.append(commit)
        for event in commit.events {
            events.append(event)
            positions[ByteString(event.id)] = event.position
            streams[event.stream, default: []].append(event.position)
        }
        guard let command = commit.command else { return }
        commandIndices[ByteString(command.key.id)] = commands.count
        commands.append(
            StoredCommand(record: command, head: head, result: commit.result, checked: commit.checkedStreams))
    }
}

extension Log: AppendLedger {
    func state(of stream: StreamID) -> StreamState {
        guard let positions = streams[stream], let last = positions.last else { return .absent }
        return StreamState(version: positions.count, isDeleted: event(at: last).isTombstone)
    }

    func storedEvent(withID id: String) -> StoredEvent? { positions[ByteString(id)].map(event(at:)) }

    func storedCommand(withID id: String) -> StoredCommand? { commandIndex(id).map { commands[$0] } }
}

extension Log {
    /// Decides an append by the rules of all engines.
    mutating func decide(_ request: AppendRequest, now: Timestamp) throws -> Decision {
        switch try AppendRules.decide(request, ledger: &self) {
        case .repeated(let result): .done(result)
        case .insert where request.eventCount == 0 && request.command == nil:
            .done(AppendResult(positions: nil, streams: [], recordedAt: nil))
        case .insert(let versions): .store(commit(request, versions: Array(versions), now: now))
        }
    }

    private func commit(_ request: AppendRequest, versions: [Int], now: Timestamp) -> Commit {
        let recordedAt = max(now, commits.last?.recordedAt ?? now)
        var events: [StoredEvent] = []
        for (write, version) in zip(request.writes, versions) {
            for (offset, event) in write.events.enumerated() {
                events.append(
                    StoredEvent(
                        position: head + events.count + 1, stream: write.stream, version: version + offset + 1,
                        recordedAt: recordedAt, event: event))
            }
        }
        return Commit(
            number: commits.count + 1, recordedAt: recordedAt, events: events, command: request.command,
            streams: request.writes.map(\.stream))
    }
}
