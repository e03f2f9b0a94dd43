#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
@testable import OrchestrixPostgres
import Testing

@Suite("The schema and its tables")
struct SchemaTests {
    private let schema = TestServer.freshSchema()

    @Test("six nodes that start on an empty database at once all get it, with the tables made once")
    func manyStart() async throws {
        let schema = schema
        let stores = try await withThrowingTaskGroup(of: PostgreSQLEventStore.self) { group in
            for _ in 1...6 { group.addTask { try await TestServer.store(schema) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for (index, store) in stores.enumerated() { _ = try await store.append(.one("\(index)")) }
        #expect(try await stores[0].head() == 6)
        let versions = try await OtherProgram.texts("SELECT version FROM \"\(schema)\".schema ORDER BY version")
        #expect(versions == (1...PostgresSchema.current).map { "(\($0))" })
    }

    @Test("a node that has waited while another made the tables finds them")
    func waited() async throws {
        // What a session remembers is also refreshed when much else happens on the server, as beside other tests.
        for _ in 1...5 { try await startWhileTablesAreMade(in: TestServer.freshSchema()) }
    }

    private func startWhileTablesAreMade(in schema: String) async throws {
        let tables = try PostgresTables(schema: schema, prefix: "")
        let other = try await PostgresConnection.open(OtherProgram.settings)
        try await other.perform { session in _ = try session.run([.begin, .take(.schema, of: tables)]) }
        async let store = TestServer.store(schema)
        let waiting = """
            SELECT pid FROM pg_stat_activity WHERE application_name = '\(schema)' AND wait_event = 'advisory'
            """
        while try await OtherProgram.texts(waiting).isEmpty { try Task.checkCancellation() }
        try await other.perform { session in
            for (index, migration) in PostgresSchema(tables: tables).migrations.enumerated() {
                try session.execute(migration)
                try session.execute("INSERT INTO \(tables.versions) (version) VALUES (\(index + 1))")
            }
            try session.run(.commit)
        }
        #expect(try await store.append(.one("1")).positions == 1...1)
    }

    @Test("a schema of a newer version is refused with both versions, also by stores that have it open")
    func newer() async throws {
        let store = try await TestServer.store(schema)
        _ = try await store.append(.one("1"))
        try await OtherProgram.run("INSERT INTO \"\(schema)\".schema (version) VALUES (1007)")
        let opening = await #expect(throws: EventStoreError.self) { _ = try await TestServer.store(schema) }
        #expect(opening?.code == .schemaTooNew)
        #expect(opening?.context == ["found": "1007", "known": "\(PostgresSchema.current)"])
        let calls: [@Sendable () async throws -> Void] = [
            { _ = try await store.append(.one("2")) },
            { try await store.erase(StreamID(category: "thing", id: "1")) },
            { try await store.deleteSnapshot(of: StreamID(category: "thing", id: "1")) },
            { try await store.deadLetters.discard("1") },
        ]
        for call in calls {
            let error = await #expect(throws: EventStoreError.self) { try await call() }
            #expect(error?.code == .schemaTooNew)
        }
        let events = try await store.read(LogQuery()).events
        #expect(events.map(\.id) == ["1"] && !events[0].isErased)
    }

    @Test("a schema of the first version is upgraded to what a new one has when it is opened, and keeps what it holds")
    func older() async throws {
        let tables = try PostgresTables(schema: schema, prefix: "")
        try await OtherProgram.run(
            """
            \(PostgresSchema(tables: tables).migrations[0])
            INSERT INTO \(tables.versions) (version) VALUES (1);
            INSERT INTO \(tables.events) (position, category, stream, version, id, type, schemaversion, source, time,
                recordedat, datacontenttype, correlationid, data)
            VALUES (1, 'thing', '1', 1, '1', 'thing.happened', 1, 'here', now(), now(), 'application/json', 'c-1', '{}');
            """)
        let store = try await TestServer.store(schema)
        #expect(try await store.read(LogQuery()).events.map(\.id) == ["1"])
        #expect(try await store.append(.one("2")).positions == 2...2)
        #expect(try await store.deadLetters.count() == 0)
        #expect(try await store.snapshot(of: StreamID(category: "thing", id: "1")) == nil)
        let new = TestServer.freshSchema()
        _ = try await TestServer.store(new)
        #expect(try await Self.description(of: schema) == Self.description(of: new))
    }

    /// The indexes of a schema, and its columns with what is said of them.
    private static func description(of schema: String) async throws -> [String?] {
        try await OtherProgram.texts(
            """
            SELECT replace(indexdef, '\(schema)', '') FROM pg_indexes WHERE schemaname = '\(schema)'
            UNION ALL
            SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
                col_description(c.oid, a.attnum))
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = '"\(schema)"'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0
            ORDER BY 1
            """)
    }

    @Test("a schema and a prefix may be called anything, quotes and blanks included")
    func names() async throws {
        for (index, prefix) in ["", "a\"b", "x; DROP", "ü'"].enumerated() {
            let name = "\(TestServer.freshSchema()) \"\(index)\" ';--"
            var configuration = TestServer.configuration(name)
            configuration.tablePrefix = prefix
            let store = try await PostgreSQLEventStore(TestServer.address, configuration: configuration)
            _ = try await store.append(.one("1"))
            #expect(try await store.erase(StreamID(category: "thing", id: "1")) == 1)
            #expect(try await store.read(LogQuery()).events.map(\.id) == ["1"])
        }
    }

    @Test("names that PostgreSQL would cut or refuse are refused", arguments: ["", "pg_mine", "a\0b"])
    func badNames(name: String) async throws {
        let long = String(repeating: "n", count: 64)
        for schema in [name, long] {
            let error = await #expect(throws: EventStoreError.self) { _ = try await TestServer.store(schema) }
            #expect(error?.code == .invalidRequest)
        }
    }

    @Test(
        "the database itself refuses to change or delete what is stored",
        arguments: [
            "UPDATE events SET data = 'x'", "UPDATE events SET position = 9",
            "UPDATE events SET type = 'other', data = NULL", "DELETE FROM events", "TRUNCATE events",
            "UPDATE commands SET outcome = 'x'", "UPDATE commands SET head = 7, outcome = NULL",
            "DELETE FROM commands", "TRUNCATE commands", "UPDATE command_streams SET version = 9",
            "DELETE FROM command_streams", "TRUNCATE command_streams",
        ])
    func refusals(sql: String) async throws {
        let store = try await TestServer.store(schema)
        let record = CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: [1])
        _ = try await store.append(AppendRequest(AppendRequest.one("1").writes, command: record))
        let error = await #expect(throws: PostgresError.self) {
            try await OtherProgram.run("SET search_path = \"\(schema)\"; \(sql)")
        }
        #expect(error?.sqlState == "23001")
        #expect(try await store.command("c")?.record == record)
    }

    @Test("the log can be read by eye: a view shows payloads as text, and the tables say what they hold")
    func view() async throws {
        let store = try await TestServer.store(schema)
        _ = try await store.append(.one("e1", payload: #"{"amount":"5"}"#))
        let shown = try await OtherProgram.texts("SELECT data FROM \"\(schema)\".log")
        #expect(shown == [#"("{""amount"":""5""}")"#])
        let undescribed = try await OtherProgram.texts(
            """
            SELECT c.relname, a.attname FROM pg_class c LEFT JOIN pg_attribute a ON attrelid = c.oid AND attnum >= 0
            WHERE c.relnamespace = '"\(schema)"'::regnamespace
                AND (c.relkind = 'r' AND col_description(c.oid, a.attnum) IS NULL
                    OR c.relkind IN ('r', 'v') AND obj_description(c.oid, 'pg_class') IS NULL)
            """)
        #expect(undescribed == [])
    }
}
#endif
