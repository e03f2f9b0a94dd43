/// A command record as the store holds it, and what was stored along with it.
public struct StoredCommand: Sendable, Hashable {
    /// The record.
    public let record: CommandRecord

    /// The head of the log right after the command was stored: it stands between this position and the next.
    public let head: Int

    /// What its append gave back.
    public let result: AppendResult

    /// The streams that its append checked and wrote nothing to, in the order of the request: erasing one of them empties
    /// the outcome, too.
    public let checked: [StreamID]

    /// A command as the store holds it.
    public init(record: CommandRecord, head: Int, result: AppendResult, checked: [StreamID] = []) {
        self.record = record
        self.head = head
        self.result = result
        self.checked = checked
    }
}

extension StoredCommand {
    /// The same command without its outcome.
    public func erased() -> StoredCommand {
        let empty = CommandRecord(key: record.key, outcome: nil)
        let result = AppendResult(
            positions: result.positions, streams: result.streams, recordedAt: result.recordedAt, command: empty)
        return StoredCommand(record: empty, head: head, result: result, checked: checked)
    }
}
