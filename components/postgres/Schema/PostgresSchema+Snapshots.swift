#if Postgres
extension PostgresSchema {
    /// The newest snapshot of each stream. Unlike events they may go at any time: they can be taken again.
    var createSnapshots: String {
        """
        CREATE TABLE \(tables.snapshots) (
            category text COLLATE "C" NOT NULL,
            stream text COLLATE "C" NOT NULL,
            version bigint NOT NULL,
            position bigint NOT NULL,
            event text COLLATE "C" NOT NULL,
            stateversion bigint NOT NULL,
            fingerprint text COLLATE "C" NOT NULL,
            takenat timestamptz NOT NULL,
            data bytea NOT NULL,
            PRIMARY KEY (category, stream),
            CHECK (version >= 1 AND position >= 1 AND stateversion >= 1)
        );
        """
            + comment(
                on: tables.snapshots, "the newest snapshot of each stream",
                [
                    ("version", "of the stream: the last event in the state"), ("position", "of that event"),
                    ("event", "its id"), ("stateversion", "version of the form in which the state is encoded"),
                    ("fingerprint", "of the types, versions and upcasters by which events were read"),
                    ("takenat", "when it was taken"), ("data", "the encoded state"),
                ])
    }
}
#endif
