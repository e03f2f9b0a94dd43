#if Postgres
extension PostgresSchema {
    /// What the tables of the log and their columns hold, for whoever looks at them with another program.
    var commentOnLog: String {
        comment(
            on: tables.events, "the log: every event, in one order",
            [
                ("position", "place in the log: 1, 2, 3 and so on, without holes"),
                ("category", "the kind of aggregate"),
                ("stream", "the aggregate''s id within its category"),
                ("version", "place in the stream, from 1"),
                ("id", "CloudEvents id"), ("type", "CloudEvents type"),
                ("schemaversion", "version of the payload''s schema"),
                ("source", "CloudEvents source"), ("time", "when it happened"),
                ("recordedat", "when it was stored; never going back"),
                ("subject", "CloudEvents subject"), ("datacontenttype", "media type of the payload"),
                ("dataschema", "CloudEvents dataschema"),
                ("correlationid", "the id of the message that began the conversation"),
                ("causationid", "the id of the message that led to this event"),
                ("traceparent", "W3C Trace Context"), ("tracestate", "W3C Trace Context"),
                ("extensions", "further attributes, as a JSON object"),
                ("data", "the payload''s exact bytes; NULL once it was erased"),
            ])
            + comment(
                on: tables.commands, "the commands that were carried out, so that a repeated one is known",
                [
                    ("number", "the order of storing"), ("id", "the command''s id"),
                    ("fingerprint", "equal for equal commands"), ("outcome", "JSON; NULL once it was erased"),
                    ("head", "the last position when it was stored"),
                    ("firstposition", "of the events stored along with it, if any"),
                    ("lastposition", "of the events stored along with it, if any"),
                    ("recordedat", "when it was stored"),
                ])
            + comment(
                on: tables.commandStreams, "the streams that each command wrote to or checked",
                [
                    ("command", "the command''s number"), ("ordinal", "the order within the command"),
                    ("category", "of the stream"), ("stream", "its id within the category"),
                    ("version", "of the stream right after; NULL where it was only checked"),
                    ("position", "of the last event written to it"),
                ])
    }

    /// Migration 5: what the first ones left without a comment.
    var commentOnRest: String {
        comment(
            on: tables.versions,
            [
                ("version", "counts from 1; the last one is what the tables are at"),
                ("appliedat", "when they came to it"),
            ])
            + comment(
                on: tables.snapshots,
                [("category", "the kind of aggregate"), ("stream", "the aggregate''s id within its category")])
            + comment(
                on: tables.deadLetters,
                [
                    ("id", "the letter''s own id"), ("errorcode", "the code of the last error"),
                    ("errortext", "the last error in words, without payloads"),
                    ("attempts", "how often the handler has failed"), ("firstfailedat", "when it failed first"),
                    ("lastfailedat", "when it failed last"),
                ])
            + "COMMENT ON VIEW \(tables.log) IS 'the log with payloads as text, to be read by eye';\n"
    }

    func comment(on table: String, _ text: String, _ columns: [(name: String, text: String)]) -> String {
        "COMMENT ON TABLE \(table) IS '\(text)';\n" + comment(on: table, columns)
    }

    private func comment(on table: String, _ columns: [(name: String, text: String)]) -> String {
        columns.map { "COMMENT ON COLUMN \(table).\($0.name) IS '\($0.text)';\n" }.joined()
    }
}
#endif
