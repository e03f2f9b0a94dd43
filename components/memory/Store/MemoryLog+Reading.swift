import OrchestrixEventSourcing

extension MemoryLog {
    func page(_ query: StreamQuery) -> StreamPage {
        guard let index = place(of: query.stream) else {
            return StreamPage(events: [], state: .absent, answering: query)
        }
        let events = streams[index].events
        return StreamPage(events: query.page(of: events), state: StreamState(of: events), answering: query)
    }

    func page(_ query: LogQuery) throws -> LogPage {
        switch query.origin {
        case .after(let checkpoint):
            try check(checkpoint)
            let found = matching(events[checkpoint.position...], query)
            return LogPage(events: found, limit: query.limit, head: head, headEventID: events.last?.id)
        case .before(let position):
            let end = min(max(1, position ?? head + 1) - 1, head)
            let found = matching(events[..<end].reversed(), query)
            return LogPage(events: found, next: found.last?.checkpoint ?? .start, head: head)
        }
    }

    private func matching(_ events: some Sequence<StoredEvent>, _ query: LogQuery) -> [StoredEvent] {
        guard query.filter != .all else { return Array(events.prefix(query.limit)) }
        return Array(events.lazy.filter(query.filter.matches).prefix(query.limit))
    }

    private func check(_ checkpoint: Checkpoint) throws {
        guard checkpoint.position <= head else { throw LogDiverged(checkpoint: checkpoint, head: head) }
        guard checkpoint.position > 0, let seen = checkpoint.eventID else { return }
        guard event(at: checkpoint.position).id.hasSameBytes(as: seen) else {
            throw LogDiverged(checkpoint: checkpoint, head: head)
        }
    }

    func streams(_ query: StreamListQuery) -> [StreamSummary] {
        streams
            .filter { !$0.events.isEmpty && query.matches($0.id) }
            .sorted { $0.id < $1.id }
            .prefix(query.limit)
            .map { StreamSummary(stream: $0.id, state: StreamState(of: $0.events)) }
    }

    func commands(_ query: CommandListQuery) throws -> [StoredCommand] {
        guard let after = query.after else { return Array(commands.prefix(query.limit)) }
        guard let index = commandIndex(after) else { throw query.unknownCommand() }
        return Array(commands[(index + 1)...].prefix(query.limit))
    }
}
