import OrchestrixEventSourcing

/// Positions as a store tells them that leaves each thousandth out.
enum Skip {
    static func outer(_ position: Int) -> Int { position + position / 999 }
    static func inner(_ position: Int) -> Int { position - position / 1_000 }
}

extension Checkpoint {
    func skipping() -> Checkpoint { Checkpoint(position: Skip.outer(position), eventID: eventID) }
}

extension StoredEvent {
    func skipping() -> StoredEvent {
        StoredEvent(
            position: Skip.outer(position), stream: stream, version: version, recordedAt: recordedAt, event: event)
    }
}

extension AppendResult {
    func skipping() -> AppendResult {
        AppendResult(
            positions: positions.map { Skip.outer($0.lowerBound)...Skip.outer($0.upperBound) },
            streams: streams.map { WrittenStream($0.stream, version: $0.version, position: Skip.outer($0.position)) },
            recordedAt: recordedAt, isRepeat: isRepeat, command: command)
    }
}

extension StoredCommand {
    func skipping() -> StoredCommand {
        StoredCommand(record: record, head: Skip.outer(head), result: result.skipping(), checked: checked)
    }
}

extension LogPage {
    func skipping() -> LogPage {
        LogPage(events: events.map { $0.skipping() }, next: next.skipping(), head: Skip.outer(head))
    }
}

extension LogQuery {
    func unskipping() -> LogQuery {
        guard case .after(let checkpoint) = origin else { return self }
        let inner = Checkpoint(position: Skip.inner(checkpoint.position), eventID: checkpoint.eventID)
        return LogQuery(.after(inner), filter: filter, limit: limit)
    }

    /// Without a look at the id of the last event seen.
    var unchecked: LogQuery {
        guard case .after(let checkpoint) = origin else { return self }
        return LogQuery(.after(Checkpoint(position: checkpoint.position)), filter: filter, limit: limit)
    }
}
