extension SQLiteSchema {
    /// The dead letters. Unlike the log they come and go.
    static let createDeadLetters = """
        CREATE TABLE orchestrix_dead_letters (
            number INTEGER PRIMARY KEY AUTOINCREMENT, -- the order of keeping; none is used twice
            id TEXT NOT NULL UNIQUE,
            handler TEXT NOT NULL,          -- the name of the handler that failed
            type TEXT NOT NULL,             -- of the message, as are the next two
            source TEXT NOT NULL,
            messageid TEXT NOT NULL,
            message TEXT NOT NULL,          -- the whole message as a CloudEvent in JSON
            errorcode TEXT NOT NULL,
            errortext TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            firstfailedat INTEGER NOT NULL, -- microseconds since 1970
            lastfailedat INTEGER NOT NULL,
            UNIQUE (source, messageid, handler)
        ) STRICT;
        CREATE INDEX orchestrix_dead_letters_by_handler ON orchestrix_dead_letters (handler);
        CREATE INDEX orchestrix_dead_letters_by_type ON orchestrix_dead_letters (type);
        """
}
