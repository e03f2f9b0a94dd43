#if Postgres
extension PostgresSchema {
    /// Migration 4: the index of conversations holds numbers. An index takes texts of up to some 2,700 bytes; a correlation
    /// id may have more.
    var hashCorrelations: String {
        """
        DROP INDEX IF EXISTS \(tables.table("events_by_correlation"));
        CREATE INDEX \(tables.own("events_by_correlation")) ON \(tables.events)
            (\(Self.hash("correlationid")), position) WHERE correlationid IS NOT NULL;
        """
    }

    /// A text as the number by which it is found; whoever looks for it compares the text, too.
    static func hash(_ text: String) -> String { "pg_catalog.hashtextextended(\(text), 0)" }
}
#endif
