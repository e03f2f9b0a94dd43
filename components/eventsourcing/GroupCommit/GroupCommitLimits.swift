/// How much waits, and how much is committed at once.
public struct GroupCommitLimits: Sendable, Hashable {
    /// The largest number of submissions that wait; one more is refused.
    public var queued: Int

    /// The largest number of submissions in one batch; below one it counts as one.
    public var batchCount: Int

    /// A batch is cut before its items are larger than this together; a larger item gets a batch of its own.
    public var batchBytes: Int

    /// Limits; by default 16,384 waiting, batches of 512 and of 8 MiB.
    public init(queued: Int = 16_384, batchCount: Int = 512, batchBytes: Int = 8 << 20) {
        self.queued = queued
        self.batchCount = batchCount
        self.batchBytes = batchBytes
    }

    /// The limits that an engine has unless told otherwise.
    public static let standard = GroupCommitLimits()
}
