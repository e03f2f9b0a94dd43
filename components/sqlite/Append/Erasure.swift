import GRDB
import OrchestrixEventSourcing

/// Empties the payloads of a stream and the outcomes of the commands that touched it, and removes its snapshot; within
/// one transaction of the caller's.
struct Erasure {
    let stream: StreamID

    /// - Returns: the number of events in the stream.
    func perform(in db: Database) throws -> Int {
        try run(
            """
            UPDATE orchestrix_events SET data = NULL WHERE category = ? AND stream = ? AND data IS NOT NULL
            """, db)
        try run(
            """
            UPDATE orchestrix_commands SET outcome = NULL WHERE outcome IS NOT NULL AND number IN
                (SELECT command FROM orchestrix_command_streams WHERE category = ? AND stream = ?)
            """, db)
        try SnapshotRow.delete(stream, in: db)
        return try StreamRow.state(of: stream, in: db).version
    }

    private func run(_ sql: String, _ db: Database) throws {
        var update = try SQLStatement(sql, in: db)
        try update.bind(stream.category)
        try update.bind(stream.id)
        try update.run()
    }
}
