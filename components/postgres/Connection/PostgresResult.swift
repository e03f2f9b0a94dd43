#if Postgres
import CLibpq
import OrchestrixCommon

/// What a statement gave back, in binary. Rows and columns count from 0.
///
/// It can be passed around: libpq only reads its results once they are made, and what it tells about them changes nothing.
final class PostgresResult: @unchecked Sendable {
    private let handle: OpaquePointer
    /// libpq tells them what is wrong with how a result is read, also when the connection has gone.
    private let notices: PostgresNotices

    /// Takes over a result of libpq's, and frees it in the end.
    init(_ handle: OpaquePointer, _ notices: PostgresNotices) {
        self.handle = handle
        self.notices = notices
    }

    deinit {
        PQclear(handle)
    }

    /// The number of rows.
    var count: Int { Int(PQntuples(handle)) }

    /// The number of rows that the statement changed.
    var changes: Int { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }

    /// The names of the columns.
    var columns: [String] {
        (0..<PQnfields(handle)).map { column in PQfname(handle, column).map { String(cString: $0) } ?? "?" }
    }

    /// The type of a column, by PostgreSQL's number for it.
    func type(_ column: Int) -> UInt32 { PQftype(handle, Int32(column)) }

    var status: ExecStatusType { PQresultStatus(handle) }

    /// The server's report on a statement, without anything that may quote data.
    func error(of call: PostgresCall? = nil) -> PostgresError {
        guard let state = field("C") else { return .lost }
        let names: [(String, Unicode.Scalar)] = [
            ("table", "t"), ("column", "c"), ("constraint", "n"), ("severity", "V"),
        ]
        var context = ["sqlstate": state]
        for (name, letter) in names { context[name] = field(letter) }
        return PostgresError(
            sqlState: state, context: context, isOfCommit: call?.sql == PostgresCall.commit.sql,
            isOfBegin: call?.sql.hasPrefix(PostgresCall.begin.sql) == true)
    }

    private func field(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(handle, Int32(letter.value)).map { String(cString: $0) }
    }
}

// MARK: - Values

extension PostgresResult {
    func isNull(_ row: Int, _ column: Int) -> Bool {
        PQgetisnull(handle, Int32(row), Int32(column)) == 1
    }

    /// A `bigint`, or the microseconds of a moment since PostgreSQL's epoch.
    func int(_ row: Int, _ column: Int) throws(UnreadableColumn) -> Int {
        let bytes = try value(row, column)
        guard bytes.count == 8 else { throw unreadable(column) }
        return Int(Int64(bigEndian: bytes.loadUnaligned(as: Int64.self)))
    }

    func optionalInt(_ row: Int, _ column: Int) throws(UnreadableColumn) -> Int? {
        isNull(row, column) ? nil : try int(row, column)
    }

    func bool(_ row: Int, _ column: Int) throws(UnreadableColumn) -> Bool {
        let bytes = try value(row, column)
        guard bytes.count == 1 else { throw unreadable(column) }
        return bytes[0] != 0
    }

    func text(_ row: Int, _ column: Int) throws(UnreadableColumn) -> String {
        String(decoding: try value(row, column), as: UTF8.self)
    }

    func optionalText(_ row: Int, _ column: Int) throws(UnreadableColumn) -> String? {
        isNull(row, column) ? nil : try text(row, column)
    }

    func bytes(_ row: Int, _ column: Int) throws(UnreadableColumn) -> [UInt8] {
        Array(try value(row, column))
    }

    func optionalBytes(_ row: Int, _ column: Int) throws(UnreadableColumn) -> [UInt8]? {
        isNull(row, column) ? nil : try bytes(row, column)
    }

    func moment(_ row: Int, _ column: Int) throws(UnreadableColumn) -> Timestamp {
        let count = Int64(try int(row, column))
        let (sum, isOver) = count.addingReportingOverflow(PostgresEpoch.microseconds)
        // The least number is PostgreSQL's -infinity.
        guard !isOver, count != .min else { throw unreadable(column) }
        return Timestamp(microsecondsSinceEpoch: sum)
    }

    /// The error for a value that no store writes.
    func unreadable(_ column: Int) -> UnreadableColumn {
        UnreadableColumn(name: PQfname(handle, Int32(column)).map { String(cString: $0) } ?? "?")
    }

    /// The bytes of a value, which live as long as the result.
    private func value(_ row: Int, _ column: Int) throws(UnreadableColumn) -> UnsafeRawBufferPointer {
        guard !isNull(row, column), let start = PQgetvalue(handle, Int32(row), Int32(column)) else {
            throw unreadable(column)
        }
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(handle, Int32(row), Int32(column))))
    }
}
#endif
