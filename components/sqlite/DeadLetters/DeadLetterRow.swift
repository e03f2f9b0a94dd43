import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// A row of `orchestrix_dead_letters`.
enum DeadLetterRow {
    private static let columns =
        "number, id, handler, message, errorcode, errortext, attempts, firstfailedat, lastfailedat"

    /// Inserts a letter, or changes the one about the same.
    static func add(_ letter: DeadLetter, in db: Database) throws -> DeadLetter {
        var row = try SQLStatement(
            """
            INSERT INTO orchestrix_dead_letters
                (id, handler, type, source, messageid, message, errorcode, errortext, attempts, firstfailedat, lastfailedat)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (source, messageid, handler) DO UPDATE SET
                errorcode = excluded.errorcode, errortext = excluded.errortext,
                attempts = attempts + excluded.attempts,
                firstfailedat = min(firstfailedat, excluded.firstfailedat),
                lastfailedat = max(lastfailedat, excluded.lastfailedat)
            RETURNING \(columns)
            """, in: db)
        try bind(letter, to: &row)
        guard try step(&row, letter) else { throw EventStoreError(.storeFailed, "SQLite gave no dead letter back") }
        return try Self.letter(row)
    }

    private static func bind(_ letter: DeadLetter, to row: inout SQLStatement) throws {
        try row.bind(letter.id)
        try row.bind(letter.handler)
        try row.bind(letter.message.type)
        try row.bind(letter.message.source)
        try row.bind(letter.message.id)
        try row.bind(String(decoding: CloudEventCodec().encode(letter.message), as: UTF8.self))
        try row.bind(letter.errorCode.rawValue)
        try row.bind(letter.errorText)
        try row.bind(letter.attempts)
        try row.bind(Int(letter.firstFailedAt.microsecondsSinceEpoch))
        try row.bind(Int(letter.lastFailedAt.microsecondsSinceEpoch))
    }

    private static func step(_ row: inout SQLStatement, _ letter: DeadLetter) throws -> Bool {
        do { return try row.step() } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw DeadLetterError(
                .deadLetterConflict, "another dead letter has the id \(letter.id)", context: ["deadletter": letter.id])
        }
    }

    /// The letter with this id.
    static func letter(_ id: String, in db: Database) throws -> DeadLetter? {
        var row = try SQLStatement("SELECT \(columns) FROM orchestrix_dead_letters WHERE id = ?", in: db)
        try row.bind(id)
        return try row.step() ? letter(row) : nil
    }

    /// A page, with one row more than asked for, to know whether there is another page.
    static func page(_ query: DeadLetterQuery, in db: Database) throws -> DeadLetterPage {
        var rows = try SQLStatement(
            """
            SELECT \(columns) FROM orchestrix_dead_letters WHERE \(condition(query.filter)) AND number > ?
            ORDER BY number LIMIT ?
            """, in: db)
        try bind(query.filter, to: &rows)
        try rows.bind(query.after)
        try rows.bind(query.limit == .max ? .max : query.limit + 1)
        var letters: [DeadLetter] = []
        var last = query.after
        while try rows.step() {
            guard letters.count < query.limit else { return DeadLetterPage(letters: letters, next: last) }
            letters.append(try letter(rows))
            last = try rows.int(0)
        }
        return DeadLetterPage(letters: letters, next: nil)
    }

    /// How many letters there are.
    static func count(_ filter: DeadLetterFilter, in db: Database) throws -> Int {
        var row = try SQLStatement(
            "SELECT count(*) FROM orchestrix_dead_letters WHERE \(condition(filter))", in: db)
        try bind(filter, to: &row)
        return try row.step() ? row.int(0) : 0
    }

    /// - Returns: whether it was there.
    static func discard(_ id: String, in db: Database) throws -> Bool {
        var row = try SQLStatement("DELETE FROM orchestrix_dead_letters WHERE id = ?", in: db)
        try row.bind(id)
        try row.run()
        return db.changesCount > 0
    }

    private static func condition(_ filter: DeadLetterFilter) -> String {
        let parts = [filter.handler.map { _ in "handler = ?" }, filter.messageType.map { _ in "type = ?" }]
        return (["1"] + parts.compactMap(\.self)).joined(separator: " AND ")
    }

    private static func bind(_ filter: DeadLetterFilter, to row: inout SQLStatement) throws {
        if let handler = filter.handler { try row.bind(handler) }
        if let type = filter.messageType { try row.bind(type) }
    }

    private static func letter(_ row: borrowing SQLStatement) throws -> DeadLetter {
        try DeadLetter(
            id: row.text(1), message: message(row), handler: row.text(2),
            errorCode: ErrorCode(rawValue: row.text(4)), errorText: row.text(5), attempts: row.int(6),
            firstFailedAt: Timestamp(microsecondsSinceEpoch: Int64(row.int(7))),
            lastFailedAt: Timestamp(microsecondsSinceEpoch: Int64(row.int(8))))
    }

    private static func message(_ row: borrowing SQLStatement) throws -> CloudEvent {
        let text = try row.text(3)
        do {
            return try CloudEventCodec().decode(text.utf8)
        } catch {
            let id = try row.text(1)
            throw EventStoreError(
                .corrupted, "the message of dead letter \(id) can't be read", context: ["deadletter": id], cause: error)
        }
    }
}
