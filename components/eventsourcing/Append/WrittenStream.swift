/// A stream that an append has written to, and where its last event stands.
public struct WrittenStream: Sendable, Hashable {
    /// The stream.
    public let stream: StreamID

    /// Its version right after the append.
    public let version: Int

    /// The place in the log of the last event that the append wrote to it.
    public let position: Int

    /// `stream`, whose last event has this version and this position.
    public init(_ stream: StreamID, version: Int, position: Int) {
        self.stream = stream
        self.version = version
        self.position = position
    }
}
