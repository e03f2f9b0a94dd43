/// An aggregate right after an append: what a policy decides by.
public struct SnapshotMoment<Aggregate: AggregateRoot>: Sendable {
    /// The aggregate's stream.
    public let stream: StreamID

    /// The state, with the events that were just stored.
    public let state: Aggregate

    /// The events that were just stored.
    public let events: [Aggregate.Event]

    /// The version of the stream after them.
    public let version: Int

    /// The version of the snapshot that the load began with; 0 where there was none that could be used.
    public let snapshotVersion: Int

    /// How long the load took that the append followed.
    public let loadTime: Duration

    let position: Int
    let eventID: String
}

extension SnapshotMoment {
    /// How many events a load would have to read behind the snapshot.
    public var eventsSinceSnapshot: Int { version - snapshotVersion }
}
