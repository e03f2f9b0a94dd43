/// One page of a stream.
public struct StreamPage: Sendable {
    /// The events, in the direction that was asked for.
    public let events: [StoredEvent]

    /// Where the stream stood when the page was read.
    public let state: StreamState

    /// The version to ask for next; `nil` where this page reached the end.
    public let next: Int?

    /// A page with its continuation.
    public init(events: [StoredEvent], state: StreamState, next: Int?) {
        self.events = events
        self.state = state
        self.next = next
    }

    /// A page that was cut by `query`'s limit goes on behind its last event; a shorter one has reached the end.
    public init(events: [StoredEvent], state: StreamState, answering query: StreamQuery) {
        self.init(events: events, state: state, next: Self.next(after: events, state: state, query: query))
    }

    private static func next(after events: [StoredEvent], state: StreamState, query: StreamQuery) -> Int? {
        guard events.count == query.limit, let last = events.last?.version else { return nil }
        switch query.direction {
        case .forward: return last < state.version ? last + 1 : nil
        case .backward: return last > 1 ? last - 1 : nil
        }
    }
}
