import Orchestrix

/// The sign at the road: the free spaces of all garages, kept by following the log.
public struct Sign: Sendable {
    public private(set) var free: [String: Int] = [:]
    public private(set) var checkpoint = Checkpoint.start

    public init() {}

    /// Follows the log until the event at `position` has been seen, and waits for it where it isn't there yet.
    public mutating func follow(_ store: any EventStore, to position: Int) async throws {
        guard checkpoint.position < position else { return }
        let reader = try EventReader(of: Garage.self)
        let filter = EventFilter(categories: [Garage.category])
        for try await event in store.subscribe(from: checkpoint, filter: filter).read(by: reader) {
            show(event)
            if event.position >= position { return }
        }
    }

    private mutating func show(_ event: TypedEvent<Garage.Event>) {
        switch event.event {
        case .opened(let spaces): free[event.stream.id] = spaces
        case .entered: free[event.stream.id, default: 0] -= 1
        case .left: free[event.stream.id, default: 0] += 1
        }
        checkpoint = event.stored.checkpoint
    }
}
