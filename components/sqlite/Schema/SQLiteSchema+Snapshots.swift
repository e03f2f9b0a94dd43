extension SQLiteSchema {
    /// The newest snapshot of each stream. Unlike events they may go at any time: they can be taken again.
    static let createSnapshots = """
        CREATE TABLE orchestrix_snapshots (
            category TEXT NOT NULL,
            stream TEXT NOT NULL,
            version INTEGER NOT NULL,       -- of the stream: the last event in the state
            position INTEGER NOT NULL,      -- of that event
            event TEXT NOT NULL,            -- its id
            stateversion INTEGER NOT NULL,  -- version of the form in which the state is encoded
            fingerprint TEXT NOT NULL,      -- of the types, versions and upcasters by which events were read
            takenat INTEGER NOT NULL,       -- microseconds since 1970
            data BLOB NOT NULL,             -- the encoded state
            PRIMARY KEY (category, stream),
            CHECK (version >= 1 AND position >= 1 AND stateversion >= 1)
        ) STRICT;
        """
}
