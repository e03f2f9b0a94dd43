public import OrchestrixCommon

/// Somebody else was faster: the stream isn't at the version that the append expected.
///
/// Repeating the same append can't succeed. Read the stream again and decide anew, as
/// ``AggregateRepository`` does by itself.
public struct ConcurrencyError: OrchestrixError, Hashable {
    /// The stream that had moved on.
    public let stream: StreamID

    /// What the append expected of it.
    public let expected: ExpectedVersion

    /// The version that it is at.
    public let actual: Int

    /// A lost race on `stream`.
    public init(stream: StreamID, expected: ExpectedVersion, actual: Int) {
        self.stream = stream
        self.expected = expected
        self.actual = actual
    }

    public var code: ErrorCode { "store.concurrency" }
    public var message: String { "stream \(stream) is at version \(actual), expected \(expected)" }
    public var context: [String: String] {
        ["stream": stream.description, "expected": expected.description, "actual": String(actual)]
    }
}
