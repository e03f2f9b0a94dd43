public import OrchestrixMessaging

/// An aggregate's state on its way through the events of its stream.
///
/// Inlinable, with what leads here, so that folding is compiled for the aggregate where a program uses it.
@usableFromInline
struct Fold<Aggregate: AggregateRoot>: Sendable {
    @usableFromInline var state: Aggregate
    @usableFromInline var version = 0
    @usableFromInline var lastEventID: String?

    /// The version of the snapshot that it began with, or that was taken since; 0 where there is none.
    @usableFromInline var snapshotVersion = 0

    /// The name and version that were last found to be those of an event of today: most events have the same ones.
    @usableFromInline var known = (type: "", version: 0)

    @inlinable
    init() {
        state = Aggregate()
    }

    @inlinable
    init(state: Aggregate, version: Int, lastEventID: String, snapshotVersion: Int) {
        self.state = state
        self.version = version
        self.lastEventID = lastEventID
        self.snapshotVersion = snapshotVersion
    }

    /// Takes in a page of events, up to `moment` if there is one.
    ///
    /// - Returns: whether all of them belong to that moment's past.
    @inlinable
    mutating func apply(
        _ events: ArraySlice<StoredEvent>, asOf moment: AsOf?, reader: EventReader<Aggregate.Event>
    ) throws -> Bool {
        let past = events.prefix { moment?.includes($0) ?? true }
        try past.withUnsafeBufferPointer { past in
            for index in past.indices where !applyHeld(past.baseAddress! + index) {
                try apply(past[index], reader: reader)
            }
        }
        if let last = past.last {
            version = last.version
            lastEventID = last.id
        }
        return past.count == events.count
    }

    /// Takes in an event that is held as a value of today, the fast way: no reference on the way to it is counted.
    @inlinable
    mutating func applyHeld(_ event: UnsafePointer<StoredEvent>) -> Bool {
        let record = UnsafeRawPointer(event).load(as: Unmanaged<StoredEvent.Record>.self)
        return record._withUnsafeGuaranteedRef { record in
            guard record.event.content.isNamedByItsContent, case .held(let held) = record.event.content.payload else {
                return false
            }
            return held.hand(as: Aggregate.Event.self) { state.apply($0) }
        }
    }

    /// Whether the program has this type at this version.
    @inlinable
    mutating func isCurrent(_ event: StoredEvent) -> Bool {
        if event.event.content.isNamedByItsContent { return true }
        if event.schemaVersion == known.version && event.type == known.type { return true }
        guard let kind = Aggregate.Event.CodingKeys(stringValue: event.type),
            event.schemaVersion == Aggregate.Event.schemaVersion(of: kind)
        else { return false }
        known = (event.type, event.schemaVersion)
        return true
    }

    @inlinable
    mutating func apply(_ event: StoredEvent, reader: EventReader<Aggregate.Event>) throws {
        if case .held(let held) = event.payload, isCurrent(event),
            held.hand(as: Aggregate.Event.self, to: { state.apply($0) })
        {
            return
        }
        guard !event.isTombstone else { throw AppendRules.streamDeleted(event.stream) }
        if let current = try reader.current(event) {
            state.apply(current)
        } else {
            for event in try reader.upcast(event) { state.apply(event) }
        }
    }
}
