import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing

/// Inserts command records, and the streams that each touched.
enum CommandInsertion {
    /// - Returns: the command's number in the order of storing.
    static func insert(
        _ command: CommandRecord, head: Int, _ result: AppendResult, recordedAt: Timestamp, in db: Database
    ) throws -> Int {
        var row = try SQLStatement(
            """
            INSERT INTO orchestrix_commands
                (id, fingerprint, outcome, head, firstposition, lastposition, recordedat)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, in: db)
        try row.bind(command.key.id)
        try row.bind(command.key.fingerprint)
        try row.bind(command.outcome)
        try row.bind(head)
        try row.bind(result.positions?.lowerBound)
        try row.bind(result.positions?.upperBound)
        try row.bind(Int(recordedAt.microsecondsSinceEpoch))
        try row.run()
        return Int(db.lastInsertedRowID)
    }

    /// - Parameter written: where the stream stands now, or `nil` where it was only checked.
    static func insert(
        _ stream: StreamID, written: WrittenStream?, ordinal: Int, ofCommand number: Int, in db: Database
    ) throws {
        var row = try SQLStatement(
            """
            INSERT INTO orchestrix_command_streams (command, ordinal, category, stream, version, position)
            VALUES (?, ?, ?, ?, ?, ?)
            """, in: db)
        try row.bind(number)
        try row.bind(ordinal)
        try row.bind(stream.category)
        try row.bind(stream.id)
        try row.bind(written?.version)
        try row.bind(written?.position)
        try row.run()
    }
}
