import OrchestrixEventSourcing

/// One stream of an in-memory store: where its events stand in the log, and the commands that touched it.
struct MemoryStream {
    let id: StreamID

    /// The positions of its events, in order. None where commands have only looked at the stream.
    var positions: [Int] = []

    /// The places of its commands in the order of storing.
    var commands: [Int] = []
}
