#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
@testable import OrchestrixPostgres
import Testing

@Suite("A damaged row")
struct CorruptionTests {
    private let schema = TestServer.freshSchema()
    private let streams = ["1", "2", "3"].map { StreamID(category: "thing", id: $0) }

    private func storeOfThree() async throws -> PostgreSQLEventStore {
        let store = try await TestServer.store(schema)
        for stream in streams {
            let request = AppendRequest.one(stream.id, in: stream, payload: #"{"secret":"pin-1234"}"#)
            let key = CommandKey(id: "command-\(stream.id)", fingerprint: "f")
            let record = CommandRecord(key: key, outcome: Array("pin".utf8))
            _ = try await store.append(AppendRequest(request.writes, command: record))
        }
        return store
    }

    /// Changes what triggers and constraints protect.
    private func damage(_ table: String, column: String, _ value: String, where condition: String) async throws {
        try await OtherProgram.run(
            """
            SET session_replication_role = replica;
            ALTER TABLE "\(schema)".\(table) ALTER COLUMN \(column) DROP NOT NULL;
            UPDATE "\(schema)".\(table) SET \(column) = \(value) WHERE \(condition);
            """)
    }

    private func expect(_ error: EventStoreError?, _ context: [String: String]) {
        #expect(error?.code == .corrupted && error?.isRetryable == false)
        #expect(error?.context == context)
        #expect(error.map { "\($0)".contains("pin") } == false)
    }

    @Test(
        "of an event is an error that names position and column, never what it holds, and hinders no other read",
        arguments: [
            ("extensions", #"'{"pin":'"#), ("type", "NULL"), ("source", "NULL"), ("recordedat", "'infinity'"),
            ("time", "'-infinity'"), ("schemaversion", "NULL"), ("datacontenttype", "NULL"),
        ])
    func event(column: String, value: String) async throws {
        let store = try await storeOfThree()
        try await damage("events", column: column, value, where: "position = 2")
        let error = await #expect(throws: EventStoreError.self) { _ = try await store.read(LogQuery()) }
        expect(error, ["position": "2", "column": column])
        let following = await #expect(throws: EventStoreError.self) { for try await _ in store.log() {} }
        expect(following, ["position": "2", "column": column])
        #expect(try await store.read(StreamQuery(streams[2])).events.map(\.id) == ["3"])
        #expect(try await store.append(.one("4")).positions == 4...4)
    }

    @Test(
        "of a command is an error that names its number and the column, and hinders no other read",
        arguments: [
            ("commands", "fingerprint", "NULL"), ("commands", "recordedat", "'infinity'"),
            ("commands", "lastposition", "firstposition - 1"), ("command_streams", "category", "NULL"),
            ("command_streams", "position", "NULL"),
        ])
    func command(table: String, column: String, value: String) async throws {
        let store = try await storeOfThree()
        let key = table == "commands" ? "number" : "command"
        let number = "(SELECT number FROM \"\(schema)\".commands WHERE id = 'command-2')"
        let told = try await OtherProgram.texts(number).first
        try await damage(table, column: column, value, where: "\(key) = \(number)")
        let context = ["command": told.flatMap { $0?.filter(\.isNumber) } ?? "", "column": column]
        let one = await #expect(throws: EventStoreError.self) { _ = try await store.command("command-2") }
        expect(one, context)
        let page = await #expect(throws: EventStoreError.self) { _ = try await store.commands(CommandListQuery()) }
        expect(page, context)
        #expect(try await store.command("command-3")?.record.key.id == "command-3")
        #expect(try await store.read(LogQuery()).events.count == 3)
        #expect(try await store.append(.one("4")).positions == 4...4)
    }

    @Test(
        "of a snapshot is an error that names its stream and the column, and hinders no other read",
        arguments: [("fingerprint", "NULL"), ("takenat", "'-infinity'"), ("data", "NULL")])
    func snapshot(column: String, value: String) async throws {
        let store = try await storeOfThree()
        for stream in streams.prefix(2) { try await store.save(snapshot(of: stream)) }
        try await damage("snapshots", column: column, value, where: "stream = '1'")
        let error = await #expect(throws: EventStoreError.self) { _ = try await store.snapshot(of: streams[0]) }
        expect(error, ["stream": "thing-1", "column": column])
        #expect(try await store.snapshot(of: streams[1])?.version == 1)
        #expect(try await store.read(StreamQuery(streams[0])).events.map(\.id) == ["1"])
        // It can be taken again.
        try await store.save(snapshot(of: streams[0]))
        #expect(try await store.snapshot(of: streams[0])?.version == 1)
    }

    private func snapshot(of stream: StreamID) -> Snapshot {
        Snapshot(
            of: stream, version: 1, position: Int(stream.id)!, eventID: stream.id, stateVersion: 1, fingerprint: "f",
            payload: Array("pin".utf8), takenAt: .earliest)
    }

    @Test(
        "of a dead letter is an error that names it, and the column but for the message, and hinders no other read",
        arguments: [
            ("message", #"'{"pin":'"#, nil), ("errorcode", "NULL", "errorcode"), ("attempts", "NULL", "attempts"),
            ("lastfailedat", "'infinity'", "lastfailedat"),
        ])
    func deadLetter(column: String, value: String, named: String?) async throws {
        let letters = try await TestServer.store(schema).deadLetters
        for id in ["l-1", "l-2"] { try await letters.add(letter(id)) }
        try await damage("dead_letters", column: column, value, where: "id = 'l-1'")
        var context = ["deadletter": "l-1"]
        context["column"] = named
        let one = await #expect(throws: EventStoreError.self) { _ = try await letters.letter("l-1") }
        expect(one, context)
        let page = await #expect(throws: EventStoreError.self) { _ = try await letters.list() }
        expect(page, context)
        #expect(try await letters.letter("l-2")?.id == "l-2")
        #expect(try await letters.count() == 2)
        #expect(try await letters.discard("l-1"))
        #expect(try await letters.list().letters.map(\.id) == ["l-2"])
    }

    private func letter(_ id: String) -> DeadLetter {
        DeadLetter(
            id: id, message: CloudEvent(id: id, source: "/shop", type: "order.paid"), handler: "mailer",
            error: CancellationError(), attempts: 1, firstFailedAt: .earliest, lastFailedAt: .earliest)
    }
}
#endif
