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
        let past = if let moment { events.prefix { moment.includes($0) } } else { events }
        try past.withUnsafeBufferPointer { past in
            for start in stride(from: 0, to: past.count, by: Self.group) {
                let group = past[start..<min(start + Self.group, past.count)]
                try apply(group: UnsafeBufferPointer(rebasing: group), reader: reader)
            }
        }
        if let last = past.last {
            version = last.version
            lastEventID = last.id
        }
        return past.count == events.count
    }

    /// How many events are looked at before the first of them is taken in.
    ///
    /// They are scattered in memory. Looking at one doesn't depend on the one before it, as taking it in does: the
    /// processor fetches them side by side.
    @inlinable static var group: Int { 16 }

    @inlinable
    mutating func apply(group: UnsafeBufferPointer<StoredEvent>, reader: EventReader<Aggregate.Event>) throws {
        if Self.areHeld(group) {
            for index in group.indices { applyHeld(group.baseAddress! + index) }
        } else {
            for index in group.indices { try apply(group[index], reader: reader) }
        }
    }

    /// Whether all of them are held as values of today.
    @inlinable
    static func areHeld(_ group: UnsafeBufferPointer<StoredEvent>) -> Bool {
        for index in group.indices {
            let isHeld = (group.baseAddress! + index).withRecord { record in
                guard record.event.content.isNamedByItsContent, case .held(let held) = record.event.content.payload
                else { return false }
                return held.isHeld(as: Aggregate.Event.self)
            }
            guard isHeld else { return false }
        }
        return true
    }

    /// Takes in an event that is known to be held as a value of today.
    @inlinable
    mutating func applyHeld(_ event: UnsafePointer<StoredEvent>) {
        event.withRecord { record in
            guard case .held(let held) = record.event.content.payload else { return }
            held.handSurely(as: Aggregate.Event.self) { state.apply($0) }
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
