/// Asks for one page of a stream.
public struct StreamQuery: Sendable, Hashable {
    /// The stream to read.
    public var stream: StreamID

    /// Which way.
    public var direction: Direction

    /// The version to begin at, which is included; `nil` for the beginning, or backwards for the end.
    public var from: Int?

    /// Only events of these types; `nil` for all.
    public var types: Set<String>?

    /// The largest number of events to give back.
    public var limit: Int

    /// A page of `stream`.
    public init(
        _ stream: StreamID, direction: Direction = .forward, from: Int? = nil, types: Set<String>? = nil,
        limit: Int = 512
    ) {
        self.stream = stream
        self.direction = direction
        self.from = from
        self.types = types
        self.limit = limit
    }
}
