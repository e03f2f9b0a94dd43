/// Asks for one page of the list of streams, which is ordered by category and id.
public struct StreamListQuery: Sendable, Hashable {
    /// Only streams of this category; `nil` for all.
    public var category: String?

    /// Begin behind this stream; `nil` for the beginning.
    public var after: StreamID?

    /// The largest number of streams to give back. Fewer than that: the end is reached.
    public var limit: Int

    /// A page of the list.
    public init(category: String? = nil, after: StreamID? = nil, limit: Int = 512) {
        self.category = category
        self.after = after
        self.limit = limit
    }
}

extension StreamListQuery {
    /// Whether `stream` belongs to the list: in the category, and behind the place where the page begins.
    public func matches(_ stream: StreamID) -> Bool {
        (category?.hasSameBytes(as: stream.category) ?? true) && (after.map { $0 < stream } ?? true)
    }
}
