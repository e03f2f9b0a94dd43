import OrchestrixCommon

extension AggregateRepository {
    /// The aggregate as it is now.
    ///
    /// - Throws: ``AggregateNotFound`` where its stream is empty or absent; ``EventStoreError`` with
    ///   `.streamDeleted` where it was deleted, and as ``EventCodec/decode(_:from:)`` where an event can't be read.
    public func load(_ id: String) async throws -> Loaded<Aggregate> {
        try existing(await current(id))
    }

    /// The aggregate as it was.
    ///
    /// - Throws: ``AggregateNotFound`` where there was no such aggregate then; otherwise as ``load(_:)``.
    public func load(_ id: String, asOf moment: AsOf) async throws -> Loaded<Aggregate> {
        try existing(await past(id, asOf: moment))
    }

    /// Whether the aggregate has any events, and wasn't deleted.
    public func exists(_ id: String) async throws -> Bool {
        let page = try await store.read(StreamQuery(Aggregate.stream(id), direction: .backward, limit: 1))
        return page.state.version > 0 && !page.state.isDeleted
    }

    private func existing(_ loaded: Loaded<Aggregate>) throws -> Loaded<Aggregate> {
        guard loaded.version > 0 else { throw AggregateNotFound(stream: loaded.stream) }
        return loaded
    }
}

extension AggregateRepository {
    /// The aggregate as it is now; an absent one is the empty state at version 0.
    func current(_ id: String) async throws -> Loaded<Aggregate> {
        let reader = try reader.get()
        guard let cache else { return loaded(id, try await fold(id, reader: reader)) }
        let fold = try await fold(id, beginningWith: cache.entry(for: id), reader: reader)
        if let last = fold.lastEventID {
            cache.remember(AggregateCache.Entry(state: fold.state, version: fold.version, lastEventID: last), for: id)
        }
        return loaded(id, fold)
    }

    /// The aggregate as it was; version 0 where there was none.
    func past(_ id: String, asOf moment: AsOf) async throws -> Loaded<Aggregate> {
        loaded(id, try await fold(id, asOf: moment, reader: reader.get()))
    }

    private func loaded(_ id: String, _ fold: Fold<Aggregate>) -> Loaded<Aggregate> {
        Loaded(id: id, state: fold.state, version: fold.version, ids: ids, clock: clock)
    }

    private func fold(
        _ id: String, asOf moment: AsOf? = nil, reader: EventReader<Event>
    ) async throws -> Fold<Aggregate> {
        var fold = Fold<Aggregate>()
        var next: Int? = 1
        while let from = next {
            let page = try await store.read(StreamQuery(Aggregate.stream(id), from: from))
            next = try fold.apply(page.events, asOf: moment, reader: reader) ? page.next : nil
        }
        return fold
    }

    /// Reads the stream from the last event that `entry` has seen; from its beginning where that isn't there any more.
    private func fold(
        _ id: String, beginningWith entry: AggregateCache<Aggregate>.Entry?, reader: EventReader<Event>
    ) async throws -> Fold<Aggregate> {
        guard let entry else { return try await fold(id, reader: reader) }
        var fold = Fold(state: entry.state, version: entry.version, lastEventID: entry.lastEventID)
        var page = try await store.read(StreamQuery(Aggregate.stream(id), from: entry.version))
        guard let seen = page.events.first, seen.id == entry.lastEventID, !seen.isErased else {
            cache?.forget(id)
            return try await self.fold(id, reader: reader)
        }
        _ = try fold.apply(page.events.dropFirst(), asOf: nil, reader: reader)
        while let next = page.next {
            page = try await store.read(StreamQuery(Aggregate.stream(id), from: next))
            _ = try fold.apply(page.events[...], asOf: nil, reader: reader)
        }
        return fold
    }
}
