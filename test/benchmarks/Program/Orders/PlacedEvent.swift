import OrchestrixEventSourcing

/// An event and the place in its stream that it is made for.
struct PlacedEvent {
    let stream: StreamID
    let version: Int
    let event: NewEvent
}

extension PlacedEvent {
    /// The append of this one event, if the stream is where it must be.
    var request: AppendRequest {
        AppendRequest(to: stream, expected: version == 1 ? .noStream : .exactly(version - 1), events: [event])
    }
}
