public import OrchestrixCommon

/// There is no such aggregate: its stream is empty or absent, or was at the time that was asked for.
public struct AggregateNotFound: OrchestrixError, Hashable {
    /// The stream that was looked for.
    public let stream: StreamID

    /// Nothing under `stream`.
    public init(stream: StreamID) {
        self.stream = stream
    }

    public var code: ErrorCode { "aggregate.not_found" }
    public var message: String { "\(stream) not found" }
    public var context: [String: String] { ["stream": stream.description] }
}
