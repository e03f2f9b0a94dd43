/// An aggregate's state on its way through the events of its stream.
struct Fold<Aggregate: AggregateRoot> {
    private(set) var state = Aggregate()
    private(set) var version = 0
    private(set) var lastEventID: String?

    /// The version of the snapshot that it began with, or that was taken since; 0 where there is none.
    var snapshotVersion = 0

    init() {}

    init(state: Aggregate, version: Int, lastEventID: String, snapshotVersion: Int) {
        self.state = state
        self.version = version
        self.lastEventID = lastEventID
        self.snapshotVersion = snapshotVersion
    }

    /// Takes in a page of events, up to `moment` if there is one.
    ///
    /// - Returns: whether all of them belong to that moment's past.
    mutating func apply(
        _ events: some Sequence<StoredEvent>, asOf moment: AsOf?, reader: EventReader<Aggregate.Event>
    ) throws -> Bool {
        for event in events {
            if let moment, !moment.includes(event) { return false }
            try apply(event, reader: reader)
        }
        return true
    }

    private mutating func apply(_ event: StoredEvent, reader: EventReader<Aggregate.Event>) throws {
        guard !event.isTombstone else { throw AppendRules.streamDeleted(event.stream) }
        if let current = try reader.current(event) {
            state.apply(current)
        } else {
            for event in try reader.upcast(event) { state.apply(event) }
        }
        version = event.version
        lastEventID = event.id
    }
}
