#if Postgres
extension PostgresSchema {
    /// Migration 1: the log, the command records, and what keeps both from being rewritten.
    ///
    /// Names and ids are compared by their bytes, as in every engine: hence the collation.
    var createLog: String {
        """
        CREATE SCHEMA IF NOT EXISTS \(tables.schema);

        CREATE TABLE \(tables.versions) (
            version bigint PRIMARY KEY,
            appliedat timestamptz NOT NULL DEFAULT now()
        );
        COMMENT ON TABLE \(tables.versions) IS 'the versions of these tables that there have been';

        CREATE TABLE \(tables.events) (
            position bigint PRIMARY KEY,
            category text COLLATE "C" NOT NULL,
            stream text COLLATE "C" NOT NULL,
            version bigint NOT NULL,
            id text COLLATE "C" NOT NULL,
            type text COLLATE "C" NOT NULL,
            schemaversion bigint NOT NULL,
            source text COLLATE "C" NOT NULL,
            time timestamptz NOT NULL,
            recordedat timestamptz NOT NULL,
            subject text COLLATE "C",
            datacontenttype text COLLATE "C" NOT NULL,
            dataschema text COLLATE "C",
            correlationid text COLLATE "C",
            causationid text COLLATE "C",
            traceparent text COLLATE "C",
            tracestate text COLLATE "C",
            extensions text COLLATE "C",
            data bytea,
            CHECK (position >= 1 AND version >= 1 AND schemaversion >= 1)
        );
        CREATE UNIQUE INDEX \(tables.own("events_by_stream")) ON \(tables.events) (category, stream, version);
        CREATE UNIQUE INDEX \(tables.own("events_by_id")) ON \(tables.events) (id);
        CREATE INDEX \(tables.own("events_by_category")) ON \(tables.events) (category, position);
        CREATE INDEX \(tables.own("events_by_type")) ON \(tables.events) (type, position);
        CREATE INDEX \(tables.own("events_by_correlation")) ON \(tables.events) (correlationid, position)
            WHERE correlationid IS NOT NULL;

        CREATE TABLE \(tables.commands) (
            number bigint PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            fingerprint text COLLATE "C" NOT NULL,
            outcome bytea,
            head bigint NOT NULL,
            firstposition bigint,
            lastposition bigint,
            recordedat timestamptz NOT NULL
        );

        CREATE TABLE \(tables.commandStreams) (
            command bigint NOT NULL,
            ordinal bigint NOT NULL,
            category text COLLATE "C" NOT NULL,
            stream text COLLATE "C" NOT NULL,
            version bigint,
            position bigint,
            PRIMARY KEY (command, ordinal)
        );
        CREATE INDEX \(tables.own("command_streams_by_stream")) ON \(tables.commandStreams) (category, stream);

        \(createView)
        \(keep)
        \(commentOnLog)
        """
    }

    /// The log for reading by eye: `select * from orchestrix.log order by position`.
    private var createView: String {
        """
        CREATE FUNCTION \(tables.table("payload_text"))(data bytea) RETURNS text
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL UNSAFE AS $function$
        BEGIN
            RETURN pg_catalog.convert_from(data, 'UTF8');
        EXCEPTION WHEN others THEN
            RETURN 'base64:' || pg_catalog.encode(data, 'base64');
        END $function$;
        CREATE VIEW \(tables.log) AS
        SELECT position, category || '-' || stream AS stream, version, id, type, schemaversion, source, time,
            recordedat, subject, datacontenttype, dataschema, correlationid, causationid, traceparent, tracestate,
            extensions, \(tables.table("payload_text"))(data) AS data
        FROM \(tables.events);
        """
    }

    private var keep: String {
        let kept = [tables.events, tables.commands, tables.commandStreams]
        let triggers = kept.map { table in
            """
            CREATE TRIGGER \(tables.own("kept")) BEFORE DELETE OR TRUNCATE ON \(table)
                EXECUTE FUNCTION \(tables.table("refuse_removal"))();
            """
        }
        return """
            CREATE FUNCTION \(tables.table("refuse_removal"))() RETURNS trigger LANGUAGE plpgsql AS $function$
            BEGIN RAISE EXCEPTION 'what is stored is never deleted' USING ERRCODE = 'restrict_violation';
            END $function$;
            \(triggers.joined(separator: "\n"))
            \(refusal(of: tables.events, "data", eventColumns))
            \(refusal(of: tables.commands, "outcome", commandColumns))
            \(refusal(of: tables.commandStreams, nil, []))
            """
    }

    /// A trigger that lets nothing be changed, but `content` be emptied.
    private func refusal(of table: String, _ content: String?, _ columns: [String]) -> String {
        let old = columns.map { "OLD.\($0)" }.joined(separator: ", ")
        let new = columns.map { "NEW.\($0)" }.joined(separator: ", ")
        let condition = content.map { "WHEN (NEW.\($0) IS NOT NULL OR (\(new)) IS DISTINCT FROM (\(old)))" } ?? ""
        let function = tables.table("refuse_change")
        return """
            CREATE OR REPLACE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql AS $function$
            BEGIN RAISE EXCEPTION 'what is stored is never changed, only erased' USING ERRCODE = 'restrict_violation';
            END $function$;
            CREATE TRIGGER \(tables.own("unchanged")) BEFORE UPDATE ON \(table) FOR EACH ROW \(condition)
                EXECUTE FUNCTION \(function)();
            """
    }

    private var eventColumns: [String] {
        [
            "position", "category", "stream", "version", "id", "type", "schemaversion", "source", "time",
            "recordedat", "subject", "datacontenttype", "dataschema", "correlationid", "causationid", "traceparent",
            "tracestate", "extensions",
        ]
    }

    private var commandColumns: [String] {
        ["number", "id", "fingerprint", "head", "firstposition", "lastposition", "recordedat"]
    }
}
#endif
