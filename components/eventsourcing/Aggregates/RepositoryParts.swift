public import OrchestrixCommon
public import OrchestrixMessaging

/// What an ``AggregateRepository`` is made of.
@usableFromInline
final class RepositoryParts<Aggregate: AggregateRoot>: Sendable {
    @usableFromInline typealias Deliver = @Sendable (Envelope<Aggregate.Event>) async throws -> Void

    @usableFromInline let store: any EventStore
    @usableFromInline let codec: any EventCodec
    @usableFromInline let cache: AggregateCache<Aggregate>?
    @usableFromInline let snapshots: (any SnapshotKeeping<Aggregate>)?
    @usableFromInline let ids: IDGenerator
    @usableFromInline let clock: WallClock
    @usableFromInline let source: String

    /// What becomes of a lost race.
    @usableFromInline let conflicts: RetryPolicy

    /// What becomes of an append whose outcome is unknown.
    @usableFromInline let failures = RetryPolicy.unknownOutcomes

    /// Takes a stored event to the bus, if there is one.
    @usableFromInline let deliver: Deliver?

    /// How stored events are read, or what is wrong with their registration.
    @usableFromInline let reader: Result<EventReader<Aggregate.Event>, EventStoreError>

    init(
        store: any EventStore, codec: any EventCodec, cache: AggregateCache<Aggregate>?,
        snapshots: (any SnapshotKeeping<Aggregate>)?, ids: IDGenerator, clock: WallClock, source: String,
        conflicts: RetryPolicy, deliver: Deliver?, reader: Result<EventReader<Aggregate.Event>, EventStoreError>
    ) {
        self.store = store
        self.codec = codec
        self.cache = cache
        self.snapshots = snapshots
        self.ids = ids
        self.clock = clock
        self.source = source
        self.conflicts = conflicts
        self.deliver = deliver
        self.reader = reader
    }
}
