/// The snapshots of an aggregate, as its repository sees them.
@usableFromInline
protocol SnapshotKeeping<Aggregate>: Sendable {
    associatedtype Aggregate: AggregateRoot

    /// Checks the upcasters of states.
    func check() throws(EventStoreError)

    /// The time by the clock that loads are measured with.
    func now() -> Duration

    /// The newest snapshot and its state, if it can be used.
    func load(_ stream: StreamID) async throws -> (snapshot: Snapshot, state: Aggregate)?

    /// Tells what became of a snapshot.
    func tell(_ notice: SnapshotNotice)

    /// Takes a snapshot in the background, if the policy says so.
    ///
    /// - Returns: whether one is being taken.
    func consider(_ moment: SnapshotMoment<Aggregate>) -> Bool

    /// Returns when no snapshot is being taken.
    func settle() async
}
