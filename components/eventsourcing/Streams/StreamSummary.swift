/// One line of a store's list of streams.
public struct StreamSummary: Sendable, Hashable {
    /// The stream's name.
    public let stream: StreamID

    /// Its version, and whether it was deleted.
    public let state: StreamState

    /// A line of the list.
    public init(stream: StreamID, state: StreamState) {
        self.stream = stream
        self.state = state
    }
}
