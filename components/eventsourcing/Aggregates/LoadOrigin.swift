/// What a load began with, and how long it took.
struct LoadOrigin: Sendable {
    /// The version of the snapshot; 0 where there was none.
    var snapshotVersion = 0

    /// The time by the clock that snapshots are measured with; zero without snapshots.
    var loadTime = Duration.zero
}
