extension AggregateRepository {
    /// The aggregate as it is now.
    ///
    /// - Throws: ``AggregateNotFound`` where its stream is empty or absent; ``EventStoreError`` with
    ///   `.streamDeleted` where it was deleted, and as ``EventCodec/decode(_:from:)`` where an event can't be read.
    @inlinable
    public func load(_ id: String) async throws -> Loaded<Aggregate> {
        try existing(await current(id))
    }

    /// The aggregate as it was.
    ///
    /// - Throws: ``AggregateNotFound`` where there was no such aggregate then; otherwise as ``load(_:)``.
    @inlinable
    public func load(_ id: String, asOf moment: AsOf) async throws -> Loaded<Aggregate> {
        try existing(await past(id, asOf: moment))
    }

    /// Whether the aggregate has any events, and wasn't deleted.
    public func exists(_ id: String) async throws -> Bool {
        let page = try await store.read(StreamQuery(Aggregate.stream(id), direction: .backward, limit: 1))
        return page.state.version > 0 && !page.state.isDeleted
    }

    @inlinable
    func existing(_ loaded: Loaded<Aggregate>) throws -> Loaded<Aggregate> {
        guard loaded.version > 0 else { throw AggregateNotFound(stream: loaded.stream) }
        return loaded
    }
}

extension AggregateRepository {
    /// The aggregate as it is now; an absent one is the empty state at version 0.
    @inlinable
    @inline(__always)
    func current(_ id: String) async throws -> Loaded<Aggregate> {
        try checkRegistration()
        guard cache != nil || snapshots != nil else {
            return loaded(id, try await read(from: 1, into: Fold(), of: id, asOf: nil), loadTime: .zero)
        }
        return try await currentByHints(id)
    }

    /// The same, which begins with what the cache or a snapshot holds.
    @inlinable
    func currentByHints(_ id: String) async throws -> Loaded<Aggregate> {
        let start = snapshots?.now()
        let remembered = try await cache == nil ? nil : rememberedFold(id)
        let fold = if let remembered { remembered } else { try await fold(id, asOf: nil) }
        cache?.remember(fold, for: id)
        let loadTime = start.flatMap { start in snapshots.map { $0.now() - start } }
        return loaded(id, fold, loadTime: loadTime ?? .zero)
    }

    /// The aggregate as it was; version 0 where there was none.
    @inlinable
    func past(_ id: String, asOf moment: AsOf) async throws -> Loaded<Aggregate> {
        try checkRegistration()
        return loaded(id, try await fold(id, asOf: moment), loadTime: .zero)
    }

    @inlinable
    func loaded(_ id: String, _ fold: Fold<Aggregate>, loadTime: Duration) -> Loaded<Aggregate> {
        Loaded(
            id: id, state: fold.state, version: fold.version, parts: parts,
            origin: LoadOrigin(snapshotVersion: fold.snapshotVersion, loadTime: loadTime))
    }
}

// MARK: - Folding

extension AggregateRepository {
    /// The fold that goes on where the cache ends; `nil` where that isn't in the stream any more.
    @inlinable
    func rememberedFold(_ id: String) async throws -> Fold<Aggregate>? {
        guard let cache, let fold = cache.fold(for: id) else { return nil }
        guard let page = try await page(behind: fold, of: id) else {
            cache.forget(id)
            return nil
        }
        return try await read(page, into: fold, of: id, asOf: nil)
    }

    /// The fold that goes on where a snapshot ends; from the first event where there is none that can be used.
    @inlinable
    func fold(_ id: String, asOf moment: AsOf?) async throws -> Fold<Aggregate> {
        if snapshots != nil, let fold = try await snapshotFold(id, asOf: moment) { return fold }
        return try await read(from: 1, into: Fold(), of: id, asOf: moment)
    }

    @inlinable
    func snapshotFold(_ id: String, asOf moment: AsOf?) async throws -> Fold<Aggregate>? {
        guard let snapshots, let (snapshot, state) = try await snapshots.load(Aggregate.stream(id)) else { return nil }
        let fold = Fold(
            state: state, version: snapshot.version, lastEventID: snapshot.eventID, snapshotVersion: snapshot.version)
        guard let page = try await page(behind: fold, of: id), let last = page.events.first else {
            snapshots.tell(.ignored(snapshot.stream, version: snapshot.version, .otherStream))
            return nil
        }
        guard moment?.includes(last) ?? true else {
            snapshots.tell(.ignored(snapshot.stream, version: snapshot.version, .tooLate))
            return nil
        }
        snapshots.tell(.used(snapshot.stream, version: snapshot.version))
        return try await read(page, into: fold, of: id, asOf: moment)
    }

    /// The page that begins with the last event that `fold` has seen; `nil` where the stream doesn't have it there.
    @inlinable
    func page(behind fold: Fold<Aggregate>, of id: String) async throws -> StreamPage? {
        let page = try await store.read(StreamQuery(Aggregate.stream(id), from: fold.version))
        guard let seen = page.events.first, seen.id == fold.lastEventID, !seen.isErased else { return nil }
        return page
    }

    /// Goes on with a page whose first event has been seen.
    @inlinable
    func read(
        _ page: StreamPage, into fold: Fold<Aggregate>, of id: String, asOf moment: AsOf?
    ) async throws -> Fold<Aggregate> {
        var fold = fold
        let isPast = try fold.apply(page.events.dropFirst(), asOf: moment, reader: reader.get())
        return try await read(from: isPast ? page.next : nil, into: fold, of: id, asOf: moment)
    }

    @inlinable
    @inline(__always)
    func read(
        from version: Int?, into start: consuming Fold<Aggregate>, of id: String, asOf moment: AsOf?
    ) async throws -> Fold<Aggregate> {
        let reader = try reader.get()
        var fold = start
        var next = version
        while let from = next {
            let page = try await store.read(StreamQuery(Aggregate.stream(id), from: from))
            next = try fold.apply(page.events[...], asOf: moment, reader: reader) ? page.next : nil
        }
        return fold
    }
}
