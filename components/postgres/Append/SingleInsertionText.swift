#if Postgres
/// The text of the statement that stores one event of one stream.
///
/// Parameters 1 to 7 are those of ``InsertionText``; 8 is 1 where the stream is where it is assumed if the log ends as
/// expected, and 9 where it is assumed; then come the event's columns.
struct SingleInsertionText {
    let events: String
    let versions: String

    static let firstColumn = 10
    private static let (category, stream, id) = ("$10::text", "$11::text", "$13::text")

    var sql: String {
        """
        WITH found AS MATERIALIZED (\(InsertionText.logEnd(of: events))), proof AS MATERIALIZED (
            SELECT head, moment, alone, latest, latest <= $3::bigint
                AND (($8::bigint = 1 AND alone) OR $9::bigint = coalesce((
                    SELECT CASE type WHEN 'orchestrix.deleted' THEN -version ELSE version END FROM \(events)
                    WHERE category = \(Self.category) AND stream = \(Self.stream) ORDER BY version DESC LIMIT 1), 0))
                AND NOT EXISTS (SELECT 1 FROM \(events) WHERE id = \(Self.id)) AS holds
            FROM found, (SELECT max(version) AS latest FROM \(versions)) AS migrations
        ), events AS (
            INSERT INTO \(events) (position, recordedat, \(EventInsertionRow.columns))
            SELECT head + 1, moment, \(EventInsertionRow.values(from: Self.firstColumn)) FROM proof WHERE holds
        )
        SELECT holds, latest, head, moment, alone,
            CASE WHEN holds THEN pg_notify($2::text, (head + 1)::text) END
        FROM proof
        """
    }
}
#endif
