#if Postgres
import OrchestrixEventSourcing

/// The names of a store's tables, quoted, and what else follows from them. Made once: every statement needs them.
struct PostgresTables: Sendable {
    /// The schema's name, as it is.
    let schemaName: String
    private let prefix: String

    let schema: String
    let versions: String
    let events: String
    let commands: String
    let commandStreams: String
    let snapshots: String
    let deadLetters: String
    let log: String

    /// What readers listen to.
    let channel: String

    /// The statements that store batches.
    let insertions: InsertionTexts

    /// - Throws: `EventStoreError` with `.invalidRequest` for names that PostgreSQL would cut or refuse.
    init(schema: String, prefix: String) throws {
        guard !schema.isEmpty, schema.utf8.count <= 63, !schema.utf8.contains(0), !schema.hasPrefix("pg_") else {
            throw EventStoreError(
                .invalidRequest, "a schema's name has 1 to 63 bytes, none of them 0, and doesn't begin with pg_")
        }
        guard prefix.utf8.count <= 24, !prefix.utf8.contains(0) else {
            throw EventStoreError(.invalidRequest, "the prefix of the tables has up to 24 bytes, none of them 0")
        }
        schemaName = schema
        self.prefix = prefix
        func table(_ name: String) -> String { Self.quoted(schema) + "." + Self.quoted(prefix + name) }
        self.schema = Self.quoted(schema)
        versions = table("schema")
        events = table("events")
        commands = table("commands")
        commandStreams = table("command_streams")
        snapshots = table("snapshots")
        deadLetters = table("dead_letters")
        log = table("log")
        channel = "orchestrix_" + String(UInt64(bitPattern: Int64(Self.lock(.log, schema, prefix))), radix: 16)
        insertions = InsertionTexts(
            events: events, commands: commands, commandStreams: commandStreams, versions: versions)
    }

    /// The name of the table with the store's versions, as it is.
    var versionsName: String { prefix + "schema" }

    /// A table, function or view of the store's.
    func table(_ name: String) -> String { schema + "." + own(name) }

    /// The name of an index or a trigger, which lies in the schema of its table.
    func own(_ name: String) -> String { Self.quoted(prefix + name) }

    /// The number of an advisory lock of this store.
    func lock(_ lock: StoreLock) -> Int { Self.lock(lock, schemaName, prefix) }

    private static func lock(_ lock: StoreLock, _ schema: String, _ prefix: String) -> Int {
        let text = [schema, prefix, lock.rawValue].joined(separator: "\u{0}")
        let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
        return Int(truncatingIfNeeded: hash)
    }

    /// An identifier as SQL takes it, whatever it holds.
    private static func quoted(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }
}
#endif
