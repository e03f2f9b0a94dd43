/// When a snapshot is taken: asked after each append, with what was appended and how long the load before it took.
///
/// ```swift
/// .every(100)
/// .when { $0.state.isClosed }
/// .whenLoadTakes(longerThan: .milliseconds(5))
/// .every(100).or(.when { $0.state.isClosed })
/// ```
public struct SnapshotPolicy<Aggregate: AggregateRoot>: Sendable {
    let isDue: @Sendable (SnapshotMoment<Aggregate>) -> Bool

    /// When `predicate` holds. It is called after the append, on the caller's task, and should be quick.
    public static func when(_ predicate: @escaping @Sendable (SnapshotMoment<Aggregate>) -> Bool) -> Self {
        Self(isDue: predicate)
    }

    /// When there are `count` events or more behind the last snapshot.
    public static func every(_ count: Int) -> Self {
        precondition(count >= 1, "a snapshot is taken every 1 event or more")
        return when { $0.eventsSinceSnapshot >= count }
    }

    /// When the load took longer than `limit`, by the repository's clock for measuring.
    public static func whenLoadTakes(longerThan limit: Duration) -> Self {
        when { $0.loadTime > limit }
    }

    /// When one of two policies says so.
    public func or(_ other: Self) -> Self {
        .when { isDue($0) || other.isDue($0) }
    }

    /// When both policies say so.
    public func and(_ other: Self) -> Self {
        .when { isDue($0) && other.isDue($0) }
    }
}
