#if Postgres
/// The text of the statement that stores a batch of some kind.
///
/// Parameters 1 to 3 are the moment, the channel and the schema's version; 4 to 7 the positions and ids of the last event
/// that the writer expects, and of the first of its batch; 8 to 10 the streams that are where they are assumed only if
/// they are found there, 11 to 13 those that are so too where the log ends as expected; 14 and 15 the least and the
/// greatest event id; then come the events' columns. 33 to 37 are the commands and 38 to 43 the streams that they
/// touched. Last come the ids of the events and of the commands that are refused.
struct InsertionText {
    let kind: InsertionTexts.Kind
    let events: String
    let commands: String
    let commandStreams: String
    let versions: String

    private static let firstColumn = 16
    private static let ids = "$19::text[]"
    private static let commandIDs = "$33::text[]"

    var sql: String {
        """
        WITH found AS MATERIALIZED (\(Self.logEnd(of: events))
        ), proof AS MATERIALIZED (
            SELECT head, moment, alone, latest, latest <= $3::bigint AND \(assumptionsHold) AS holds
            FROM found, (SELECT max(version) AS latest FROM \(versions)) AS migrations
        ), events AS (
            INSERT INTO \(events) (position, recordedat, \(EventInsertionRow.columns))
            SELECT proof.head + new.place, proof.moment, \(EventInsertionRow.columns)
            FROM proof, unnest(\(EventInsertionRow.arrays(from: Self.firstColumn)))
                WITH ORDINALITY AS new (\(EventInsertionRow.columns), place)
            WHERE proof.holds
        )\(kind.contains(.commands) ? insertCommands : "")
        SELECT holds, latest, head, moment, alone,
            CASE WHEN holds AND cardinality(\(Self.ids)) > 0
                THEN pg_notify($2::text, (head + cardinality(\(Self.ids)))::text) END
        FROM proof
        """
    }

    /// The log's end, whether it is as expected, and the moment at which the batch counts as stored.
    static func logEnd(of events: String) -> String {
        """
        SELECT head, moment, coalesce(head = $4::bigint AND id = $5::text AND ($6::bigint IS NULL OR EXISTS (
            SELECT 1 FROM \(events) WHERE position = $6 AND id = $7::text)), false) AS alone FROM (
            SELECT coalesce(max(position), 0) AS head, max(id) AS id,
                greatest(max(recordedat), $1::timestamptz) AS moment
            FROM (SELECT position, id, recordedat FROM \(events) ORDER BY position DESC LIMIT 1) AS last) AS tail
        """
    }

    private var insertCommands: String {
        """
        , numbered AS MATERIALIZED (
            SELECT head, moment, (SELECT coalesce(max(number), 0) FROM \(commands)) AS number FROM proof WHERE holds
        ), commands AS (
            INSERT INTO \(commands)
                (number, id, fingerprint, outcome, head, firstposition, lastposition, recordedat)
            SELECT numbered.number + new.place, new.id, new.fingerprint, new.outcome, numbered.head + new.finish,
                numbered.head + new.start, CASE WHEN new.start IS NOT NULL THEN numbered.head + new.finish END,
                numbered.moment
            FROM numbered, unnest(\(Self.commandIDs), $34::text[], $35::bytea[], $36::bigint[], $37::bigint[])
                WITH ORDINALITY AS new (id, fingerprint, outcome, finish, start, place)
        ), streams AS (
            INSERT INTO \(commandStreams) (command, ordinal, category, stream, version, position)
            SELECT numbered.number + new.command, new.ordinal, new.category, new.stream, new.version,
                numbered.head + new.position
            FROM numbered, unnest($38::bigint[], $39::bigint[], $40::text[], $41::text[], $42::bigint[], $43::bigint[])
                AS new (command, ordinal, category, stream, version, position)
        )
        """
    }
}

// MARK: - The proof

extension InsertionText {
    /// Each is one step in an index; written so that no plan can make more of it. Where nobody else has appended since
    /// this writer did, the streams stand where it left them, and nothing is looked up.
    private var assumptionsHold: String {
        let first = kind.contains(.commands) ? 44 : 33
        let (refused, refusedCommands) = kind.contains(.refusals) ? ("$\(first)", "$\(first + 1)") : (nil, nil)
        var conditions = [
            standAsAssumed("$8", "$9", "$10"), "(alone OR \(standAsAssumed("$11", "$12", "$13")))",
            """
            (NOT EXISTS (SELECT 1 FROM \(events) WHERE id >= $14::text AND id <= $15::text)
                OR \(hasNone(events, of: Self.ids, and: refused)))
            """,
        ]
        if kind.contains(.commands) { conditions.append(hasNone(commands, of: Self.commandIDs, and: refusedCommands)) }
        return conditions.joined(separator: "\nAND ")
    }

    private func standAsAssumed(_ category: String, _ stream: String, _ version: String) -> String {
        """
        NOT EXISTS (
            SELECT 1 FROM unnest(\(category)::text[], \(stream)::text[], \(version)::bigint[])
                AS assumed (category, stream, version)
            WHERE assumed.version <> coalesce((
                SELECT CASE event.type WHEN 'orchestrix.deleted' THEN -event.version ELSE event.version END
                FROM \(events) AS event
                WHERE event.category = assumed.category AND event.stream = assumed.stream
                ORDER BY event.version DESC LIMIT 1), 0))
        """
    }

    private func hasNone(_ table: String, of ids: String, and others: String?) -> String {
        """
        NOT EXISTS (
            SELECT 1 FROM unnest(\(others.map { "\(ids) || \($0)::text[]" } ?? ids)) AS new (id)
            WHERE (SELECT true FROM \(table) AS stored WHERE stored.id = new.id LIMIT 1))
        """
    }
}
#endif
