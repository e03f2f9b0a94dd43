public import OrchestrixCommon

/// An aggregate as it was read from its stream, and what has been recorded on it since.
public struct Loaded<Aggregate: AggregateRoot>: Sendable {
    /// The aggregate's id.
    public let id: String

    /// The state, recorded events included.
    @inlinable
    public var state: Aggregate { current }

    /// The version of the stream that the state was read from; recorded events don't count until they are saved.
    @inlinable
    public var version: Int { saved }

    /// What was recorded and isn't saved yet.
    @inlinable
    public var pending: [PendingEvent<Aggregate.Event>] { Array(recorded) }

    @usableFromInline var current: Aggregate
    @usableFromInline var saved: Int
    @usableFromInline var recorded = ShortList<PendingEvent<Aggregate.Event>>()

    /// What the load began with.
    @usableFromInline var origin: LoadOrigin

    /// Of the repository that has loaded it: where ids and times come from.
    @usableFromInline let parts: RepositoryParts<Aggregate>

    @inlinable
    init(id: String, state: Aggregate, version: Int, parts: RepositoryParts<Aggregate>, origin: LoadOrigin) {
        self.id = id
        self.current = state
        self.saved = version
        self.origin = origin
        self.parts = parts
    }

    /// Decides on the state and applies what was decided; it is stored by the repository's `save`.
    ///
    /// Event ids are fixed here. A decision that throws records nothing.
    @inlinable
    public mutating func record<Failure: Error>(
        _ decide: (Aggregate) throws(Failure) -> [Aggregate.Event]
    ) throws(Failure) {
        let events = try decide(current)
        for index in events.indices {
            recorded.append(PendingEvent(id: parts.ids.next(), time: parts.clock.now(), event: events[index]))
            current.apply(events[index])
        }
    }

    /// What was pending is stored now; a snapshot of it may be on its way.
    @inlinable
    mutating func markSaved(hasSnapshot: Bool) {
        saved += recorded.count
        recorded = ShortList()
        if hasSnapshot { origin.snapshotVersion = saved }
    }
}

extension Loaded {
    /// The stream of this aggregate.
    @inlinable
    public var stream: StreamID { Aggregate.stream(id) }
}
