#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

/// A row of the table of dead letters.
enum DeadLetterRow {
    private static let columns =
        "number, id, handler, message, errorcode, errortext, attempts, firstfailedat, lastfailedat"

    /// Inserts a letter, or changes the one about the same. Runs behind ``StoreLock/deadLetters``.
    static func adding(_ letter: DeadLetter, _ tables: PostgresTables) throws -> PostgresCall {
        try PostgresCall(
            """
            INSERT INTO \(tables.deadLetters) AS kept
                (id, handler, type, source, messageid, message, errorcode, errortext, attempts, firstfailedat, lastfailedat)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            ON CONFLICT (source, messageid, handler) DO UPDATE SET
                errorcode = excluded.errorcode, errortext = excluded.errortext,
                attempts = kept.attempts + excluded.attempts,
                firstfailedat = least(kept.firstfailedat, excluded.firstfailedat),
                lastfailedat = greatest(kept.lastfailedat, excluded.lastfailedat)
            RETURNING \(columns)
            """
        ) { list in
            list.bind(letter.id)
            list.bind(letter.handler)
            list.bind(letter.message.type)
            list.bind(letter.message.source)
            list.bind(letter.message.id)
            list.bind(String(decoding: try CloudEventCodec().encode(letter.message), as: UTF8.self))
            list.bind(letter.errorCode.rawValue)
            // An error may say anything; PostgreSQL has no zero in a text.
            list.bind(letter.errorText.replacing("\0", with: "\u{FFFD}"))
            list.bind(letter.attempts)
            list.bind(letter.firstFailedAt)
            list.bind(letter.lastFailedAt)
        }
    }

    /// Asks for the letter with this id.
    static func call(_ id: String, _ tables: PostgresTables) -> PostgresCall {
        PostgresCall("SELECT \(columns) FROM \(tables.deadLetters) WHERE id = $1") { $0.bind(id) }
    }

    /// Asks for a page, with one row more than wanted, to know whether there is another page.
    static func call(_ query: DeadLetterQuery, _ tables: PostgresTables) -> PostgresCall {
        PostgresCall(
            """
            SELECT \(columns) FROM \(tables.deadLetters) WHERE \(condition) AND number > $3 ORDER BY number LIMIT $4
            """
        ) { list in
            bind(query.filter, to: &list)
            list.bind(query.after)
            list.bind(query.limit == .max ? .max : query.limit + 1)
        }
    }

    static func page(_ rows: PostgresResult, limit: Int) throws -> DeadLetterPage {
        let count = min(rows.count, limit)
        let letters = try (0..<count).map { try letter(rows, $0) }
        return DeadLetterPage(letters: letters, next: rows.count > limit ? try rows.int(count - 1, 0) : nil)
    }

    static func counting(_ filter: DeadLetterFilter, _ tables: PostgresTables) -> PostgresCall {
        PostgresCall("SELECT count(*) FROM \(tables.deadLetters) WHERE \(condition)") { bind(filter, to: &$0) }
    }

    static func discarding(_ id: String, _ tables: PostgresTables) -> PostgresCall {
        PostgresCall("DELETE FROM \(tables.deadLetters) WHERE id = $1") { $0.bind(id) }
    }

    private static let condition = "($1::text IS NULL OR handler = $1) AND ($2::text IS NULL OR type = $2)"

    private static func bind(_ filter: DeadLetterFilter, to list: inout ParameterList) {
        list.bind(filter.handler)
        list.bind(filter.messageType)
    }

    /// The letter in a row.
    ///
    /// - Throws: `EventStoreError` with `.corrupted`, naming the letter and the column, for what no store writes.
    static func letter(_ rows: PostgresResult, _ row: Int) throws -> DeadLetter {
        do {
            return try DeadLetter(
                id: rows.text(row, 1), message: message(rows, row), handler: rows.text(row, 2),
                errorCode: ErrorCode(rawValue: rows.text(row, 4)), errorText: rows.text(row, 5),
                attempts: rows.int(row, 6), firstFailedAt: rows.moment(row, 7), lastFailedAt: rows.moment(row, 8))
        } catch let error as UnreadableColumn {
            let id = (try? rows.text(row, 1)) ?? "?"
            throw EventStoreError(
                .corrupted, "column \(error.name) of dead letter \(id) can't be read",
                context: ["deadletter": id, "column": error.name])
        }
    }

    private static func message(_ rows: PostgresResult, _ row: Int) throws -> CloudEvent {
        let text = try rows.text(row, 3)
        do {
            return try CloudEventCodec().decode(text.utf8)
        } catch {
            let id = try rows.text(row, 1)
            throw EventStoreError(
                .corrupted, "the message of dead letter \(id) can't be read", context: ["deadletter": id], cause: error)
        }
    }
}
#endif
