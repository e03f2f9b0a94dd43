#if Postgres
extension BatchInsertion {
    /// Parameters 1 to 3 are the assumptions, 4 the moment, 5 the channel, 6 the schema's version; then come the events'
    /// columns, those of the commands and those of the streams that the commands touched, and last the ids of what is
    /// refused unless it is stored already.
    static func sql(_ tables: PostgresTables) -> String {
        """
        WITH tail AS MATERIALIZED (
            SELECT coalesce(max(position), 0) AS head, greatest(max(recordedat), $4::timestamptz) AS moment
            FROM (SELECT position, recordedat FROM \(tables.events) ORDER BY position DESC LIMIT 1) AS last
        ), proof AS MATERIALIZED (
            SELECT version, version <= $6::bigint AND \(assumptionsHold(tables)) AS holds
            FROM (SELECT max(version) AS version FROM \(tables.versions)) AS latest
        ), gate AS MATERIALIZED (
            SELECT head, moment, (SELECT coalesce(max(number), 0) FROM \(tables.commands)) AS number
            FROM tail, proof WHERE holds
        ), events AS (
            INSERT INTO \(tables.events) (position, recordedat, \(EventInsertionRow.columns))
            SELECT gate.head + new.place, gate.moment, \(EventInsertionRow.columns)
            FROM gate, unnest(\(EventInsertionRow.arrays(from: 7)))
                WITH ORDINALITY AS new (\(EventInsertionRow.columns), place)
        ), commands AS (
            INSERT INTO \(tables.commands)
                (number, id, fingerprint, outcome, head, firstposition, lastposition, recordedat)
            SELECT gate.number + new.place, new.id, new.fingerprint, new.outcome, gate.head + new.finish,
                gate.head + new.start, CASE WHEN new.start IS NOT NULL THEN gate.head + new.finish END, gate.moment
            FROM gate, unnest($24::text[], $25::text[], $26::bytea[], $27::bigint[], $28::bigint[])
                WITH ORDINALITY AS new (id, fingerprint, outcome, finish, start, place)
        ), streams AS (
            INSERT INTO \(tables.commandStreams) (command, ordinal, category, stream, version, position)
            SELECT gate.number + new.command, new.ordinal, new.category, new.stream, new.version,
                gate.head + new.position
            FROM gate, unnest($29::bigint[], $30::bigint[], $31::text[], $32::text[], $33::bigint[], $34::bigint[])
                AS new (command, ordinal, category, stream, version, position)
        )
        SELECT proof.holds, proof.version, tail.head, tail.moment,
            CASE WHEN holds AND cardinality($10::text[]) > 0
                THEN pg_notify($5::text, (tail.head + cardinality($10::text[]))::text) END
        FROM tail, proof
        """
    }

    /// Each is one step in an index; written so that no plan can make more of it.
    private static func assumptionsHold(_ tables: PostgresTables) -> String {
        """
        NOT EXISTS (
            SELECT 1 FROM unnest($1::text[], $2::text[], $3::bigint[]) AS assumed (category, stream, version)
            WHERE assumed.version <> coalesce((
                SELECT CASE event.type WHEN 'orchestrix.deleted' THEN -event.version ELSE event.version END
                FROM \(tables.events) AS event
                WHERE event.category = assumed.category AND event.stream = assumed.stream
                ORDER BY event.version DESC LIMIT 1), 0))
        AND NOT EXISTS (
            SELECT 1 FROM unnest($10::text[] || $35::text[]) AS new (id)
            WHERE (SELECT true FROM \(tables.events) AS event WHERE event.id = new.id LIMIT 1))
        AND NOT EXISTS (
            SELECT 1 FROM unnest($24::text[] || $36::text[]) AS new (id)
            WHERE (SELECT true FROM \(tables.commands) AS command WHERE command.id = new.id LIMIT 1))
        """
    }
}
#endif
