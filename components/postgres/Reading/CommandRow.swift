#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

/// The rows of a page of commands, and those of the streams that they touched, as commands.
struct CommandRow {
    static let columns = "number, id, fingerprint, outcome, head, firstposition, lastposition, recordedat"

    private let rows: PostgresResult
    private var streams: [Int: [WrittenStream]] = [:]
    private var checked: [Int: [StreamID]] = [:]

    /// The two statements that read the commands whose number is among those that `selection` gives.
    ///
    /// - Parameter selection: a condition on the column `number`.
    static func calls(
        _ tables: PostgresTables, where selection: String, _ bind: (inout ParameterList) -> Void
    ) -> [PostgresCall] {
        let chosen = "SELECT number FROM \(tables.commands) WHERE \(selection)"
        return [
            PostgresCall(
                "SELECT \(columns) FROM \(tables.commands) WHERE number IN (\(chosen)) ORDER BY number", bind),
            PostgresCall(
                """
                SELECT command, category, stream, version, position FROM \(tables.commandStreams)
                WHERE command IN (\(chosen)) ORDER BY command, ordinal
                """, bind),
        ]
    }

    /// The commands of the two results.
    static func all(_ results: ArraySlice<PostgresResult>) throws -> [StoredCommand] {
        let page = try CommandRow(results[results.startIndex], streams: results[results.startIndex + 1])
        return try (0..<page.rows.count).map(page.command)
    }

    private init(_ rows: PostgresResult, streams touched: PostgresResult) throws {
        self.rows = rows
        for row in 0..<touched.count {
            try Self.naming(touched, row) { () throws(UnreadableColumn) in try add(touched, row) }
        }
    }

    private mutating func add(_ touched: PostgresResult, _ row: Int) throws(UnreadableColumn) {
        let stream = try StreamID(category: touched.text(row, 1), id: touched.text(row, 2))
        let command = try touched.int(row, 0)
        guard let version = try touched.optionalInt(row, 3) else {
            checked[command, default: []].append(stream)
            return
        }
        let entry = try WrittenStream(stream, version: version, position: touched.int(row, 4))
        streams[command, default: []].append(entry)
    }

    private func command(_ row: Int) throws -> StoredCommand {
        try Self.naming(rows, row) { () throws(UnreadableColumn) in
            let key = try CommandKey(id: rows.text(row, 1), fingerprint: rows.text(row, 2))
            let record = try CommandRecord(key: key, outcome: rows.optionalBytes(row, 3))
            let result = try AppendResult(
                positions: positions(row), streams: streams[rows.int(row, 0)] ?? [],
                recordedAt: rows.moment(row, 7), command: record)
            return try StoredCommand(
                record: record, head: rows.int(row, 4), result: result, checked: checked[rows.int(row, 0)] ?? [])
        }
    }

    /// Names the command of a row, whose number is the first column, where another column can't be read.
    private static func naming<Value>(
        _ rows: PostgresResult, _ row: Int, _ read: () throws(UnreadableColumn) -> Value
    ) throws -> Value {
        do { return try read() } catch {
            let number = (try? rows.int(row, 0)).map(String.init) ?? "?"
            throw EventStoreError(
                .corrupted, "column \(error.name) of command number \(number) can't be read",
                context: ["command": number, "column": error.name])
        }
    }

    private func positions(_ row: Int) throws(UnreadableColumn) -> ClosedRange<Int>? {
        guard let first = try rows.optionalInt(row, 5) else { return nil }
        let last = try rows.int(row, 6)
        guard first <= last else { throw rows.unreadable(6) }
        return first...last
    }
}
#endif
