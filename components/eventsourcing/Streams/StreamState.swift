/// Where a stream stands: how many events it holds, and whether it has been deleted.
public struct StreamState: Sendable, Hashable {
    /// The number of events in the stream; 0 for an empty or absent one.
    public let version: Int

    /// Whether the last event is the tombstone: the stream takes no more events, and its id isn't reused.
    public let isDeleted: Bool

    /// A stream at `version`.
    public init(version: Int, isDeleted: Bool = false) {
        self.version = version
        self.isDeleted = isDeleted
    }

    /// A stream that nothing was ever appended to.
    public static let absent = StreamState(version: 0)
}
