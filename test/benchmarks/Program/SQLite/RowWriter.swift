import GRDBSQLite
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// A connection and its one statement. What goes wrong ends the program: a reference has nothing to recover.
struct RowWriter: ~Copyable {
    private let database: OpaquePointer
    private let statement: OpaquePointer

    init(path: String) throws {
        var database: OpaquePointer?
        precondition(sqlite3_open(path, &database) == SQLITE_OK, "can't open \(path)")
        for pragma in ["journal_mode = WAL", "synchronous = FULL"] {
            precondition(sqlite3_exec(database, "PRAGMA " + pragma, nil, nil, nil) == SQLITE_OK, pragma)
        }
        let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(database, Self.sql, -1, flags, &statement, nil)
        precondition(code == SQLITE_OK, String(cString: sqlite3_errmsg(database)))
        self.database = database!
        self.statement = statement!
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(database)
    }

    private static let sql = """
        INSERT INTO orchestrix_events (
            position, category, stream, version, id, type, schemaversion, source, time, recordedat, subject,
            datacontenttype, dataschema, correlationid, causationid, traceparent, tracestate, extensions, data
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Inserts one row, in a transaction of its own.
    borrowing func insert(_ placed: PlacedEvent, position: Int) {
        bind(1, position)
        bind(2, placed.stream.category)
        bind(3, placed.stream.id)
        bind(4, placed.version)
        bind(placed.event)
        precondition(sqlite3_step(statement) == SQLITE_DONE, String(cString: sqlite3_errmsg(database)))
        sqlite3_reset(statement)
    }

    private borrowing func bind(_ event: NewEvent) {
        bind(5, event.id)
        bind(6, event.type)
        bind(7, event.schemaVersion)
        bind(8, event.metadata.source)
        bind(9, Int(event.time.microsecondsSinceEpoch))
        bind(10, Int(event.time.microsecondsSinceEpoch))
        bind(12, event.contentType)
        bind(14, event.metadata.correlationID ?? "")
        bind(15, event.metadata.causationID ?? "")
        guard case .encoded(let data) = event.payload else { preconditionFailure("the payload isn't encoded") }
        sqlite3_bind_blob(statement, 19, data, Int32(data.count), Self.copied)
    }

    private borrowing func bind(_ index: Int32, _ number: Int) {
        sqlite3_bind_int64(statement, index, Int64(number))
    }

    private borrowing func bind(_ index: Int32, _ text: String) {
        sqlite3_bind_text(statement, index, text, -1, Self.copied)
    }

    /// Tells SQLite to copy what it is given.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
