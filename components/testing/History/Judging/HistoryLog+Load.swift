import OrchestrixEventSourcing

extension HistoryLog {
    /// Reads all that `store` holds, and compares it with what the workload has sent.
    init(of store: any EventStore, seed: UInt64, streams: Int) async throws {
        try await loadEvents(store, seed, streams)
        try await loadCommands(store, seed, streams)
        try await loadStreams(store)
    }

    private mutating func loadEvents(_ store: any EventStore, _ seed: UInt64, _ streams: Int) async throws {
        var checkpoint = Checkpoint.start
        while true {
            let page = try await store.read(LogQuery(.after(checkpoint), limit: 1_000))
            guard let last = page.events.last else { return }
            events += page.events.map { Event($0, seed: seed, streams: streams, form: store.payloads) }
            checkpoint = Checkpoint(position: max(last.position, checkpoint.position + 1))
        }
    }

    private mutating func loadCommands(_ store: any EventStore, _ seed: UInt64, _ streams: Int) async throws {
        var after: String?
        while true {
            let page = try await store.commands(CommandListQuery(after: after, limit: 1_000))
            commands += page.map { Command($0, seed: seed, streams: streams) }
            guard page.count == 1_000, let last = page.last else { return }
            after = last.record.key.id
        }
    }

    private mutating func loadStreams(_ store: any EventStore) async throws {
        var after: StreamID?
        while true {
            let page = try await store.streams(StreamListQuery(after: after, limit: 1_000))
            for summary in page { streams[summary.stream] = summary.state.version }
            guard page.count == 1_000, let last = page.last else { return }
            after = last.stream
        }
    }
}

extension HistoryLog.Event {
    fileprivate init(_ event: StoredEvent, seed: UInt64, streams: Int, form: PayloadForm) {
        let key = HistoryEventKey(id: event.id, seed: seed)
        self.init(
            position: event.position, version: event.version, stream: event.stream, key: key,
            isCounted: event.type == HistoryFilter.wantedType, recordedAt: event.recordedAt)
        guard let key else { return }
        let sent = HistoryPlan(seed: seed, key: key.append, streams: streams)
            .event(Int(key.index), payloads: form)
        isIntact =
            event.type == sent.type && event.time == sent.time && event.payload.hasSameContent(as: sent.payload)
            && !event.isErased
    }
}

extension HistoryLog.Command {
    fileprivate init(_ command: StoredCommand, seed: UInt64, streams: Int) {
        let key = HistoryEventKey(id: command.record.key.id, seed: seed)?.append
        self.init(
            key: key, head: command.head, first: command.result.positions?.lowerBound,
            last: command.result.positions?.upperBound)
        guard let key else { return }
        isIntact = command.record == HistoryPlan(seed: seed, key: key, streams: streams).command
    }
}
