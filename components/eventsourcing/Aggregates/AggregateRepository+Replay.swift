extension AggregateRepository {
    /// The first outcome of a command that is repeated: what it did then, or the refusal that it met, thrown.
    @usableFromInline
    func replay(_ command: CommandMemory, ids: [String]) async throws -> [Executed<Aggregate>] {
        guard let stored = try await store.command(command.key.id) else {
            throw EventStoreError(.corrupted, "command \(command.key.id) was repeated, but isn't stored")
        }
        try stored.checkFingerprint(of: command.key)
        if let rejection = try command.rejection(stored.record) { throw rejection }
        let events = try await events(of: stored.result)
        var done: [Executed<Aggregate>] = []
        for id in ids {
            let then = try await past(id, asOf: .position(stored.head))
            done.append(try replayed(then, events: events.filter { $0.stream == then.stream }))
        }
        return done
    }

    private func replayed(_ then: Loaded<Aggregate>, events: [StoredEvent]) throws -> Executed<Aggregate> {
        Executed(
            id: then.id, state: then.state, version: then.version, position: events.last?.position,
            recorded: ShortList(try events.flatMap(recorded)), isRepeat: true)
    }

    private func recorded(_ stored: StoredEvent) throws -> [PendingEvent<Event>] {
        try reader.get().events(of: stored).map { PendingEvent(id: stored.id, time: stored.time, event: $0.event) }
    }

    private func events(of result: AppendResult) async throws -> [StoredEvent] {
        guard let positions = result.positions else { return [] }
        let before = Checkpoint(position: positions.lowerBound - 1)
        return try await store.read(LogQuery(.after(before), limit: positions.count)).events
    }
}
