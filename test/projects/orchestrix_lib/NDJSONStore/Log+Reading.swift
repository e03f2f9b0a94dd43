import OrchestrixEventSourcing

extension Log {
    func page(_ query: StreamQuery) -> StreamPage {
        let all = (streams[query.stream] ?? []).map(event(at:))
        let wanted = query.types.map { Set($0.map(ByteString.init)) }
        let ordered: [StoredEvent] =
            switch query.direction {
            case .forward: all.filter { $0.version >= query.from ?? 1 }
            case .backward: all.filter { $0.version <= query.from ?? all.count }.reversed()
            }
        let found = ordered.lazy.filter { wanted?.contains(ByteString($0.type)) ?? true }.prefix(query.limit)
        return StreamPage(events: Array(found), state: state(of: query.stream), answering: query)
    }

    func page(_ query: LogQuery) throws -> LogPage {
        switch query.origin {
        case .after(let checkpoint):
            try check(checkpoint)
            let found = Array(events[checkpoint.position...].lazy.filter(query.filter.matches).prefix(query.limit))
            return LogPage(events: found, limit: query.limit, head: head, headEventID: events.last?.id)
        case .before(let position):
            let before = events.prefix(max(0, (position ?? head + 1) - 1)).reversed()
            let found = Array(before.lazy.filter(query.filter.matches).prefix(query.limit))
            return LogPage(events: found, next: found.last?.checkpoint ?? .start, head: head)
        }
    }

    private func check(_ checkpoint: Checkpoint) throws {
        let diverged = LogDiverged(checkpoint: checkpoint, head: head)
        guard checkpoint.position <= head else { throw diverged }
        guard checkpoint.position > 0, let seen = checkpoint.eventID else { return }
        guard ByteString(event(at: checkpoint.position).id) == ByteString(seen) else { throw diverged }
    }

    func streams(_ query: StreamListQuery) -> [StreamSummary] {
        streams.keys.filter(query.matches).sorted().prefix(query.limit).map {
            StreamSummary(stream: $0, state: state(of: $0))
        }
    }

    func commands(_ query: CommandListQuery) throws -> [StoredCommand] {
        guard let after = query.after else { return Array(commands.prefix(query.limit)) }
        guard let index = commandIndex(after) else { throw query.unknownCommand() }
        return Array(commands[(index + 1)...].prefix(query.limit))
    }
}
