#if Postgres
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

    static func call(_ tables: PostgresTables) -> PostgresCall {
        PostgresCall("SELECT position, id, recordedat FROM \(tables.events) ORDER BY position DESC LIMIT 1")
    }

    init(_ row: PostgresResult) throws {
        guard row.count > 0 else {
            (head, eventID, recordedAt) = (0, nil, nil)
            return
        }
        head = try row.int(0, 0)
        eventID = try row.text(0, 1)
        recordedAt = try row.moment(0, 2)
    }

    /// Asks for the id of the event at a checkpoint.
    static func call(_ tables: PostgresTables, at checkpoint: Checkpoint) -> PostgresCall {
        PostgresCall("SELECT id FROM \(tables.events) WHERE position = $1") { $0.bind(checkpoint.position) }
    }

    /// - Throws: `LogDiverged` where the log doesn't hold `checkpoint`.
    func check(_ checkpoint: Checkpoint, _ row: PostgresResult) throws {
        guard checkpoint.position <= head else { throw LogDiverged(checkpoint: checkpoint, head: head) }
        guard checkpoint.position > 0, let seen = checkpoint.eventID else { return }
        guard row.count == 1, try row.text(0, 0).utf8.elementsEqual(seen.utf8) else {
            throw LogDiverged(checkpoint: checkpoint, head: head)
        }
    }
}
#endif
