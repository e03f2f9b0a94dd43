/// One stream's part of an append.
public struct StreamWrite: Sendable {
    /// The stream to write to.
    public let stream: StreamID

    /// What must hold of the stream, or nothing of the whole append is stored.
    public let expected: ExpectedVersion

    /// The events, in order. None: the stream is only checked.
    public let events: [NewEvent]

    /// A write of `events` to `stream`.
    public init(_ stream: StreamID, expected: ExpectedVersion, events: [NewEvent]) {
        self.stream = stream
        self.expected = expected
        self.events = events
    }
}
