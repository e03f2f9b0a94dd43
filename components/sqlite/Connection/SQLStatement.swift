import GRDB
import GRDBSQLite

/// A prepared statement in use: bound, stepped through, and reset when it goes out of scope.
///
/// GRDB prepares and keeps it; values pass through SQLite's own interface, since every event goes this way.
/// Columns and parameters count as in SQLite: columns from 0, parameters in the order of binding.
struct SQLStatement: ~Copyable {
    private let statement: Statement
    private let handle: OpaquePointer
    private var bound: Int32 = 0

    init(_ sql: String, in db: Database) throws {
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    deinit {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Goes to the next row; `false` at the end.
    mutating func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code: throw error(code)
        }
    }

    /// Runs a statement that gives no rows, and makes it ready to be bound anew.
    mutating func run() throws {
        while try step() {}
        sqlite3_reset(handle)
        bound = 0
    }

    private func error(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
    }
}

// MARK: - Binding

extension SQLStatement {
    mutating func bind(_ number: Int) throws {
        try check(sqlite3_bind_int64(handle, next(), Int64(number)))
    }

    mutating func bind(_ number: Int?) throws {
        if let number { try bind(number) } else { try bindNull() }
    }

    mutating func bind(_ text: String) throws {
        var text = text
        let index = next()
        try check(
            text.withUTF8 { bytes in
                sqlite3_bind_text(handle, index, bytes.baseAddress ?? Self.empty, Int32(bytes.count), Self.copied)
            })
    }

    mutating func bind(_ text: String?) throws {
        if let text { try bind(text) } else { try bindNull() }
    }

    /// No bytes are an empty blob, not NULL.
    mutating func bind(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return try check(sqlite3_bind_zeroblob(handle, next(), 0)) }
        try check(sqlite3_bind_blob64(handle, next(), bytes, UInt64(bytes.count), Self.copied))
    }

    mutating func bind(_ bytes: [UInt8]?) throws {
        if let bytes { try bind(bytes) } else { try bindNull() }
    }

    mutating func bindNull() throws {
        try check(sqlite3_bind_null(handle, next()))
    }

    private mutating func next() -> Int32 {
        bound += 1
        return bound
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw error(code) }
    }

    /// Tells SQLite to copy what it is given.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    private static var empty: UnsafePointer<UInt8> { UnsafePointer(bitPattern: 1)! }
}

// MARK: - Columns of the current row

extension SQLStatement {
    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    func int(_ column: Int32) throws(UnreadableColumn) -> Int {
        guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { throw unreadable(column) }
        return Int(sqlite3_column_int64(handle, column))
    }

    func optionalInt(_ column: Int32) throws(UnreadableColumn) -> Int? {
        isNull(column) ? nil : try int(column)
    }

    func text(_ column: Int32) throws(UnreadableColumn) -> String {
        guard sqlite3_column_type(handle, column) == SQLITE_TEXT, let start = sqlite3_column_text(handle, column) else {
            throw unreadable(column)
        }
        let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
        // Swift takes its time to validate; what is ASCII, as nearly all of it is, is valid.
        if Self.isASCII(UnsafeRawBufferPointer(bytes)) { return String(decoding: bytes, as: UTF8.self) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable(column) }
        return text
    }

    private static func isASCII(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var seen: UInt64 = 0
        var offset = 0
        while offset + 8 <= bytes.count {
            seen |= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            offset += 8
        }
        while offset < bytes.count {
            seen |= UInt64(bytes[offset])
            offset += 1
        }
        return seen & 0x8080_8080_8080_8080 == 0
    }

    func optionalText(_ column: Int32) throws(UnreadableColumn) -> String? {
        isNull(column) ? nil : try text(column)
    }

    func bytes(_ column: Int32) throws(UnreadableColumn) -> [UInt8] {
        guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { throw unreadable(column) }
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }

    func optionalBytes(_ column: Int32) throws(UnreadableColumn) -> [UInt8]? {
        isNull(column) ? nil : try bytes(column)
    }

    private func unreadable(_ column: Int32) -> UnreadableColumn {
        UnreadableColumn(name: String(cString: sqlite3_column_name(handle, column)))
    }
}
