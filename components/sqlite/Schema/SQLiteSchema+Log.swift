extension SQLiteSchema {
    /// Migration 1: the log, the command records, and what keeps both from being rewritten.
    ///
    /// The comments stay in the file: `.schema` of the sqlite3 shell shows them.
    static let createLog = """
        CREATE TABLE orchestrix_schema (
            version INTEGER PRIMARY KEY,
            appliedat INTEGER NOT NULL -- seconds since 1970
        ) STRICT;

        CREATE TABLE orchestrix_events (
            position INTEGER PRIMARY KEY,   -- place in the log: 1, 2, 3 and so on, without holes
            category TEXT NOT NULL,         -- the kind of aggregate
            stream TEXT NOT NULL,           -- the aggregate's id within its category
            version INTEGER NOT NULL,       -- place in the stream, from 1
            id TEXT NOT NULL,               -- CloudEvents id
            type TEXT NOT NULL,
            schemaversion INTEGER NOT NULL, -- version of the payload's schema
            source TEXT NOT NULL,
            time INTEGER NOT NULL,          -- when it happened, microseconds since 1970
            recordedat INTEGER NOT NULL,    -- when it was stored, microseconds since 1970, never going back
            subject TEXT,
            datacontenttype TEXT NOT NULL,
            dataschema TEXT,
            correlationid TEXT,
            causationid TEXT,
            traceparent TEXT,
            tracestate TEXT,
            extensions TEXT,                -- further attributes, as a JSON object
            data BLOB,                      -- the payload's bytes; NULL once it was erased
            CHECK (position >= 1 AND version >= 1 AND schemaversion >= 1)
        ) STRICT;
        CREATE UNIQUE INDEX orchestrix_events_by_stream ON orchestrix_events (category, stream, version);
        CREATE UNIQUE INDEX orchestrix_events_by_id ON orchestrix_events (id);
        CREATE INDEX orchestrix_events_by_category ON orchestrix_events (category);
        CREATE INDEX orchestrix_events_by_type ON orchestrix_events (type);
        CREATE INDEX orchestrix_events_by_correlation ON orchestrix_events (correlationid)
            WHERE correlationid IS NOT NULL;

        CREATE TABLE orchestrix_commands (
            number INTEGER PRIMARY KEY,     -- the order of storing
            id TEXT NOT NULL UNIQUE,
            fingerprint TEXT NOT NULL,      -- equal for equal commands
            outcome BLOB,                   -- JSON; NULL once it was erased
            head INTEGER NOT NULL,          -- the last position when it was stored
            firstposition INTEGER,          -- of the events stored along with it, if any
            lastposition INTEGER,
            recordedat INTEGER NOT NULL     -- microseconds since 1970
        ) STRICT;

        CREATE TABLE orchestrix_command_streams (
            command INTEGER NOT NULL REFERENCES orchestrix_commands (number),
            ordinal INTEGER NOT NULL,       -- the order within the command
            category TEXT NOT NULL,
            stream TEXT NOT NULL,
            version INTEGER,                -- of the stream right after; NULL where it was only checked
            position INTEGER,               -- of the last event written to it
            PRIMARY KEY (command, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX orchestrix_command_streams_by_stream ON orchestrix_command_streams (category, stream);

        -- The log for reading by eye: select * from orchestrix_log order by position.
        CREATE VIEW orchestrix_log AS
        SELECT position, category || '-' || stream AS stream, version, id, type, schemaversion, source,
            \(instant("time")) AS time, \(instant("recordedat")) AS recordedat,
            subject, datacontenttype, dataschema, correlationid, causationid, traceparent, tracestate, extensions,
            CAST(data AS TEXT) AS data
        FROM orchestrix_events;

        CREATE TRIGGER orchestrix_events_are_kept BEFORE DELETE ON orchestrix_events
        BEGIN SELECT RAISE(ABORT, 'a stored event is never deleted'); END;
        CREATE TRIGGER orchestrix_events_stay BEFORE UPDATE ON orchestrix_events
        WHEN NEW.data IS NOT NULL OR \(changed(eventColumns))
        BEGIN SELECT RAISE(ABORT, 'a stored event is never changed; only its data may be erased'); END;
        CREATE TRIGGER orchestrix_commands_are_kept BEFORE DELETE ON orchestrix_commands
        BEGIN SELECT RAISE(ABORT, 'a stored command is never deleted'); END;
        CREATE TRIGGER orchestrix_commands_stay BEFORE UPDATE ON orchestrix_commands
        WHEN NEW.outcome IS NOT NULL OR \(changed(commandColumns))
        BEGIN SELECT RAISE(ABORT, 'a stored command is never changed; only its outcome may be erased'); END;
        CREATE TRIGGER orchestrix_command_streams_are_kept BEFORE DELETE ON orchestrix_command_streams
        BEGIN SELECT RAISE(ABORT, 'a stored command is never deleted'); END;
        CREATE TRIGGER orchestrix_command_streams_stay BEFORE UPDATE ON orchestrix_command_streams
        BEGIN SELECT RAISE(ABORT, 'a stored command is never changed'); END;
        """

    private static let eventColumns = [
        "position", "category", "stream", "version", "id", "type", "schemaversion", "source", "time", "recordedat",
        "subject", "datacontenttype", "dataschema", "correlationid", "causationid", "traceparent", "tracestate",
        "extensions",
    ]

    private static let commandColumns = [
        "number", "id", "fingerprint", "head", "firstposition", "lastposition", "recordedat",
    ]

    private static func changed(_ columns: [String]) -> String {
        columns.map { "NEW.\($0) IS NOT OLD.\($0)" }.joined(separator: " OR ")
    }

    /// Microseconds since 1970 as RFC 3339.
    private static func instant(_ column: String) -> String {
        let fraction = "((\(column) % 1000000 + 1000000) % 1000000)"
        return "strftime('%Y-%m-%dT%H:%M:%S', (\(column) - \(fraction)) / 1000000, 'unixepoch') "
            + "|| printf('.%06dZ', \(fraction))"
    }
}
