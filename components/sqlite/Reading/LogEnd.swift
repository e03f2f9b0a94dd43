import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing

/// The last event of the log.
struct LogEnd {
    /// Its position; 0 where the log is empty.
    let head: Int

    /// Its id.
    let eventID: String?

    /// When it was stored.
    let recordedAt: Timestamp?

    /// The end of the log as the transaction sees it.
    init(in db: Database) throws {
        var row = try SQLStatement(
            "SELECT position, id, recordedat FROM orchestrix_events ORDER BY position DESC LIMIT 1", in: db)
        guard try row.step() else {
            (head, eventID, recordedAt) = (0, nil, nil)
            return
        }
        head = try row.int(0)
        eventID = try row.text(1)
        recordedAt = Timestamp(microsecondsSinceEpoch: Int64(try row.int(2)))
    }

    /// - Throws: `LogDiverged` where the log doesn't hold `checkpoint`.
    func check(_ checkpoint: Checkpoint, in db: Database) throws {
        guard checkpoint.position <= head else { throw LogDiverged(checkpoint: checkpoint, head: head) }
        guard checkpoint.position > 0, let seen = checkpoint.eventID else { return }
        var row = try SQLStatement("SELECT id FROM orchestrix_events WHERE position = ?", in: db)
        try row.bind(checkpoint.position)
        guard try row.step(), try row.text(0).utf8.elementsEqual(seen.utf8) else {
            throw LogDiverged(checkpoint: checkpoint, head: head)
        }
    }
}
