public import OrchestrixCommon
public import OrchestrixMessaging

extension AggregateRepository where Aggregate: Snapshotting {
    /// A repository over a store that keeps snapshots as well.
    ///
    /// - Parameters:
    ///   - store: keeps events and snapshots, and erases both together.
    ///   - policy: when a snapshot is taken, after an append and in the background.
    ///   - codec, bus, cache, ids, clock, source, retries: as without snapshots.
    public init(
        store: some EventStore & SnapshotStore,
        snapshots policy: SnapshotPolicy<Aggregate>,
        codec: any EventCodec = JSONEventCodec(),
        bus: (any AsyncMessageBus)? = nil,
        cache: AggregateCache<Aggregate>? = nil,
        ids: IDGenerator = .uuidV7,
        clock: WallClock = .system,
        source: String = Metadata.defaultSource,
        retries: RetryPolicy = .lostRaces
    ) {
        self.init(
            store: store, snapshots: AggregateSnapshots(in: store, policy, wallClock: clock), codec: codec, bus: bus,
            cache: cache, ids: ids, clock: clock, source: source, retries: retries)
    }

    /// A repository whose snapshots are kept, measured and told as `snapshots` says. Several repositories may share it.
    public init(
        store: any EventStore,
        snapshots: AggregateSnapshots<Aggregate>,
        codec: any EventCodec = JSONEventCodec(),
        bus: (any AsyncMessageBus)? = nil,
        cache: AggregateCache<Aggregate>? = nil,
        ids: IDGenerator = .uuidV7,
        clock: WallClock = .system,
        source: String = Metadata.defaultSource,
        retries: RetryPolicy = .lostRaces
    ) {
        self.init(
            store: store, codec: codec, bus: bus, cache: cache, ids: ids, clock: clock, source: source,
            retries: retries, keeping: snapshots)
    }

    /// Returns when no snapshot is being taken: for tests, and before a program ends.
    public func settleSnapshots() async {
        await snapshots?.settle()
    }
}

extension AggregateRepository {
    /// Has a snapshot taken of an aggregate whose pending events are stored now, if one is due.
    ///
    /// - Returns: whether one is being taken.
    @inlinable
    @discardableResult
    func considerSnapshot(of aggregate: Loaded<Aggregate>, _ result: AppendResult) -> Bool {
        guard let snapshots else { return false }
        return consider(snapshots, of: aggregate, result)
    }

    @usableFromInline
    func consider(
        _ snapshots: any SnapshotKeeping<Aggregate>, of aggregate: Loaded<Aggregate>, _ result: AppendResult
    ) -> Bool {
        // Behind events of others that weren't read, the state isn't the stream's.
        let version = aggregate.version + aggregate.recorded.count
        guard let last = aggregate.recorded.last,
            let written = result.place(of: aggregate.stream), written.version == version
        else { return false }
        let moment = SnapshotMoment(
            stream: aggregate.stream, state: aggregate.state, events: aggregate.recorded.map(\.event), version: version,
            snapshotVersion: aggregate.origin.snapshotVersion, loadTime: aggregate.origin.loadTime,
            position: written.position, eventID: last.id)
        guard snapshots.consider(moment) else { return false }
        cache?.note(snapshotVersion: version, for: aggregate.id)
        return true
    }
}
