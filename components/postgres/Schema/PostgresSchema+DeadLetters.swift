#if Postgres
extension PostgresSchema {
    /// The dead letters. Unlike the log they come and go.
    var createDeadLetters: String {
        """
        CREATE TABLE \(tables.deadLetters) (
            number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            handler text COLLATE "C" NOT NULL,
            type text COLLATE "C" NOT NULL,
            source text COLLATE "C" NOT NULL,
            messageid text COLLATE "C" NOT NULL,
            message text COLLATE "C" NOT NULL,
            errorcode text COLLATE "C" NOT NULL,
            errortext text COLLATE "C" NOT NULL,
            attempts bigint NOT NULL,
            firstfailedat timestamptz NOT NULL,
            lastfailedat timestamptz NOT NULL,
            CONSTRAINT \(tables.own("dead_letters_about")) UNIQUE (source, messageid, handler)
        );
        CREATE INDEX \(tables.own("dead_letters_by_handler")) ON \(tables.deadLetters) (handler);
        CREATE INDEX \(tables.own("dead_letters_by_type")) ON \(tables.deadLetters) (type);
        """
            + comment(
                on: tables.deadLetters, "messages that their handlers failed to handle for good",
                [
                    ("number", "the order of keeping; none is used twice"),
                    ("handler", "the name of the handler that failed"), ("type", "of the message"),
                    ("source", "of the message"), ("messageid", "of the message"),
                    ("message", "the whole message as a CloudEvent in JSON"),
                ])
    }
}
#endif
