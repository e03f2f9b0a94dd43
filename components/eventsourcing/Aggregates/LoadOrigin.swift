/// What a load began with, and how long it took.
@usableFromInline
struct LoadOrigin: Sendable {
    /// The version of the snapshot; 0 where there was none.
    @usableFromInline var snapshotVersion: Int

    /// The time by the clock that snapshots are measured with; zero without snapshots.
    @usableFromInline var loadTime: Duration

    @inlinable
    init(snapshotVersion: Int, loadTime: Duration) {
        self.snapshotVersion = snapshotVersion
        self.loadTime = loadTime
    }
}
