public import OrchestrixCommon
public import OrchestrixMessaging

/// Loads aggregates from their streams, lets them decide, and stores what they decided.
///
/// ```swift
/// let repository = AggregateRepository<BankAccount>(store: store)
/// let done = try await repository.execute("ACC-001") { try $0.deposit(500) }
/// print(done.state.balance, done.version)
/// ```
///
/// Every save passes the version that was read, so that no writer overwrites another. Events reach the bus, if
/// there is one, after they are stored.
public struct AggregateRepository<Aggregate: AggregateRoot>: Sendable {
    @usableFromInline typealias Event = Aggregate.Event

    /// One reference instead of a dozen: a repository is copied into every execution.
    @usableFromInline let parts: RepositoryParts<Aggregate>

    /// A repository over `store`.
    ///
    /// - Parameters:
    ///   - codec: how events are written and read.
    ///   - bus: where stored events are published; the handlers of one event run concurrently.
    ///   - cache: states to begin loads with; without one, each load reads the whole stream.
    ///   - ids: where event ids come from.
    ///   - clock: where event times come from.
    ///   - source: the CloudEvents `source` of the events.
    ///   - retries: how often, and after which pause, a lost race is decided anew; nothing else ever is, whatever the
    ///     policy holds for worth a retry.
    public init(
        store: any EventStore,
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
            retries: retries, keeping: nil)
    }

    init(
        store: any EventStore, codec: any EventCodec, bus: (any AsyncMessageBus)?, cache: AggregateCache<Aggregate>?,
        ids: IDGenerator, clock: WallClock, source: String, retries: RetryPolicy,
        keeping snapshots: (any SnapshotKeeping<Aggregate>)?
    ) {
        parts = RepositoryParts(
            store: store, codec: codec, cache: cache, snapshots: snapshots, ids: ids, clock: clock, source: source,
            conflicts: retries.retrying { $0 is ConcurrencyError }, deliver: bus.map(Self.delivery(to:)),
            reader: Result { () throws(EventStoreError) in try EventReader(of: Aggregate.self, codec: codec) })
    }

    /// Checks that the aggregate's events can be stored, and that its upcasters lead from every old version to the
    /// one that the program has. Call it when the application starts; any use of the repository checks the same.
    ///
    /// - Throws: ``EventStoreError`` with `.invalidRegistration`, naming types and versions.
    @inlinable
    public func checkRegistration() throws(EventStoreError) {
        if case .failure(let error) = parts.reader { throw error }
        try snapshots?.check()
    }

    private static func delivery(to bus: any AsyncMessageBus) -> RepositoryParts<Aggregate>.Deliver {
        { envelope in try await bus.publish(envelope) }
    }
}

extension AggregateRepository {
    @inlinable var store: any EventStore { parts.store }
    @inlinable var codec: any EventCodec { parts.codec }
    @inlinable var cache: AggregateCache<Aggregate>? { parts.cache }
    @inlinable var snapshots: (any SnapshotKeeping<Aggregate>)? { parts.snapshots }
    @inlinable var reader: Result<EventReader<Event>, EventStoreError> { parts.reader }
}
