public import OrchestrixCommon

/// The reader has seen events that the log doesn't hold (any more): a restored backup, or a fail-over to a
/// standby that had fallen behind. Going on would miss events in silence.
public struct LogDiverged: OrchestrixError, Hashable {
    /// The last event that the reader had seen.
    public let checkpoint: Checkpoint

    /// The last position in the log.
    public let head: Int

    /// A reader at `checkpoint` meets a log that ends at `head` or holds another event there.
    public init(checkpoint: Checkpoint, head: Int) {
        self.checkpoint = checkpoint
        self.head = head
    }

    public var code: ErrorCode { "store.log_diverged" }
    public var message: String {
        checkpoint.position > head
            ? "the reader stands at position \(checkpoint.position), but the log ends at \(head)"
            : "the log holds another event at position \(checkpoint.position) than the one the reader has seen"
    }
    public var context: [String: String] {
        ["position": String(checkpoint.position), "head": String(head)]
    }
}
