import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing

/// A row of `orchestrix_commands` and those of `orchestrix_command_streams` that belong to it, as a command.
enum CommandRow {
    private static let columns = "number, id, fingerprint, outcome, head, firstposition, lastposition, recordedat"

    /// The command that is stored under `id`.
    static func command(_ id: String, in db: Database) throws -> StoredCommand? {
        var rows = try SQLStatement("SELECT \(columns) FROM orchestrix_commands WHERE id = ?", in: db)
        try rows.bind(id)
        return try rows.step() ? command(rows, in: db) : nil
    }

    /// Commands in the order of storing, behind the one with this number.
    static func commands(after number: Int, limit: Int, in db: Database) throws -> [StoredCommand] {
        var rows = try SQLStatement(
            "SELECT \(columns) FROM orchestrix_commands WHERE number > ? ORDER BY number LIMIT ?", in: db)
        try rows.bind(number)
        try rows.bind(limit)
        var commands: [StoredCommand] = []
        while try rows.step() { commands.append(try command(rows, in: db)) }
        return commands
    }

    /// The place of a command in the order of storing.
    static func number(of id: String, in db: Database) throws -> Int? {
        var row = try SQLStatement("SELECT number FROM orchestrix_commands WHERE id = ?", in: db)
        try row.bind(id)
        return try row.step() ? row.int(0) : nil
    }

    private static func command(_ row: borrowing SQLStatement, in db: Database) throws -> StoredCommand {
        do {
            let key = try CommandKey(id: row.text(1), fingerprint: row.text(2))
            let record = try CommandRecord(key: key, outcome: row.optionalBytes(3))
            let positions = try positions(row)
            let streams = try touchedStreams(ofCommand: row.int(0), in: db)
            let result = try AppendResult(
                positions: positions, streams: streams.written,
                recordedAt: Timestamp(microsecondsSinceEpoch: Int64(row.int(7))), command: record)
            return try StoredCommand(record: record, head: row.int(4), result: result, checked: streams.checked)
        } catch let error as UnreadableColumn {
            let number = (try? row.int(0)).map(String.init) ?? "?"
            throw EventStoreError(
                .corrupted, "column \(error.name) of command number \(number) can't be read",
                context: ["command": number, "column": error.name])
        }
    }

    private static func positions(_ row: borrowing SQLStatement) throws(UnreadableColumn) -> ClosedRange<Int>? {
        guard let first = try row.optionalInt(5) else { return nil }
        let last = try row.int(6)
        guard first <= last else { throw UnreadableColumn(name: "lastposition") }
        return first...last
    }

    private static func touchedStreams(
        ofCommand number: Int, in db: Database
    ) throws -> (written: [WrittenStream], checked: [StreamID]) {
        var rows = try SQLStatement(
            """
            SELECT category, stream, version, position FROM orchestrix_command_streams
            WHERE command = ? ORDER BY ordinal
            """, in: db)
        try rows.bind(number)
        var written: [WrittenStream] = []
        var checked: [StreamID] = []
        while try rows.step() {
            let stream = try StreamID(category: rows.text(0), id: rows.text(1))
            if let version = try rows.optionalInt(2) {
                written.append(try WrittenStream(stream, version: version, position: rows.int(3)))
            } else {
                checked.append(stream)
            }
        }
        return (written, checked)
    }
}
