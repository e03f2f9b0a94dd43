import OrchestrixCommon

/// An aggregate as it was read from its stream, and what has been recorded on it since.
public struct Loaded<Aggregate: AggregateRoot>: Sendable {
    /// The aggregate's id.
    public let id: String

    /// The state, recorded events included.
    public private(set) var state: Aggregate

    /// The version of the stream that the state was read from; recorded events don't count until they are saved.
    public private(set) var version: Int

    /// What was recorded and isn't saved yet.
    public private(set) var pending: [PendingEvent<Aggregate.Event>] = []

    /// What the load began with.
    private(set) var origin: LoadOrigin

    private let ids: IDGenerator
    private let clock: WallClock

    init(id: String, state: Aggregate, version: Int, ids: IDGenerator, clock: WallClock, origin: LoadOrigin) {
        self.id = id
        self.state = state
        self.version = version
        self.origin = origin
        self.ids = ids
        self.clock = clock
    }

    /// Decides on the state and applies what was decided; it is stored by the repository's `save`.
    ///
    /// Event ids are fixed here. A decision that throws records nothing.
    public mutating func record<Failure: Error>(
        _ decide: (Aggregate) throws(Failure) -> [Aggregate.Event]
    ) throws(Failure) {
        for event in try decide(state) {
            state.apply(event)
            pending.append(PendingEvent(id: ids.next(), time: clock.now(), event: event))
        }
    }

    /// What was pending is stored now; a snapshot of it may be on its way.
    mutating func markSaved(hasSnapshot: Bool) {
        version += pending.count
        pending = []
        if hasSnapshot { origin.snapshotVersion = version }
    }
}

extension Loaded {
    /// The stream of this aggregate.
    public var stream: StreamID { Aggregate.stream(id) }
}
