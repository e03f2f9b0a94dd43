import Foundation
import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import OrchestrixSQLite
import Testing

@Suite("The file and its tables")
struct SchemaTests {
    private let folder = TemporaryFolder()

    private func code(_ path: String) async -> String? {
        do {
            _ = try await SQLiteEventStore(path: path)
            return nil
        } catch {
            return (error as? EventStoreError)?.code.rawValue
        }
    }

    @Test("eight processes that open an absent file at once all get it, with the tables made once")
    func manyOpen() async throws {
        let path = folder.file()
        let heads = try await onThread {
            let workers = try (0..<8).map { _ in try WorkerProcess(["open", path]) }
            for worker in workers { #expect(worker.line() == "ready") }
            for (number, worker) in workers.enumerated() { worker.send("P\(number)") }
            return workers.map { ($0.remainingLines(), $0.exitStatus()) }
        }
        for (lines, status) in heads { #expect(lines == ["done"] && status == 0) }
        let store = try await SQLiteEventStore(path: path)
        #expect(try await store.head() == 8)
        #expect(try await store.streams(StreamListQuery()).map(\.stream.id) == (0..<8).map { "P\($0)" })
        let versions = try await DatabaseQueue(path: path).read { db in
            try Int.fetchAll(db, sql: "SELECT version FROM orchestrix_schema")
        }
        #expect(!versions.isEmpty && versions == Array(1...versions.count))
    }

    @Test("a file of a newer schema version is refused with both versions, and nothing in it is changed")
    func newer() async throws {
        let path = folder.file()
        try await SQLiteEventStore(path: path).close()
        let known = try #require(try tables(path).last)
        let newer = try DatabaseQueue(path: path)
        try await newer.write { db in try db.execute(sql: "INSERT INTO orchestrix_schema VALUES (1007, 0)") }
        try newer.close()
        let before = try tables(path)
        let error = await #expect(throws: EventStoreError.self) { _ = try await SQLiteEventStore(path: path) }
        #expect(error?.code == .schemaTooNew)
        #expect(error?.context == ["found": "1007", "known": known])
        #expect(try tables(path) == before)
    }

    @Test("a store whose file is brought to a newer version while it is open writes nothing into it any more")
    func becomesNewer() async throws {
        let path = folder.file()
        let store = try await SQLiteEventStore(path: path)
        _ = try await store.append(.one("1"))
        try await DatabaseQueue(path: path).write { db in
            try db.execute(sql: "INSERT INTO orchestrix_schema VALUES (7, 0)")
        }
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

    /// What the file's tables are, and the schema versions that it has had.
    private func tables(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
                + String.fetchAll(db, sql: "SELECT version FROM orchestrix_schema ORDER BY version")
        }
    }

    @Test("a file that isn't a database is refused and stays untouched")
    func notADatabase() async throws {
        let path = folder.file()
        let text = Data(String(repeating: "these are no books. ", count: 100).utf8)
        try text.write(to: URL(filePath: path))
        #expect(await code(path) == "store.corrupted")
        #expect(try Data(contentsOf: URL(filePath: path)) == text)
    }

    @Test("a path that names no file, or a folder that isn't there, is refused")
    func paths() async throws {
        for path in ["", ":memory:", "file:store.sqlite", "a\0b"] {
            #expect(await code(path) == "store.invalid_request")
        }
        #expect(await code(folder.file("absent/store.sqlite")) == "store.failed")
        #expect(await code(folder.path) == "store.failed")
    }

    @Test("a program's own tables may stand in the same file")
    func neighbours() async throws {
        let path = folder.file()
        try await DatabaseQueue(path: path).write { db in try db.execute(sql: "CREATE TABLE mine (id TEXT)") }
        let store = try await SQLiteEventStore(path: path)
        _ = try await store.append(.one("1"))
        #expect(try await DatabaseQueue(path: path).read { db in try db.tableExists("mine") })
    }

    @Test(
        "the database itself refuses to change or delete what is stored",
        arguments: [
            "UPDATE orchestrix_events SET data = x'7b7d'", "UPDATE orchestrix_events SET position = 9",
            "UPDATE orchestrix_events SET type = 'other', data = NULL", "DELETE FROM orchestrix_events",
            "UPDATE orchestrix_commands SET outcome = x'00'", "UPDATE orchestrix_commands SET head = 7, outcome = NULL",
            "DELETE FROM orchestrix_commands", "UPDATE orchestrix_command_streams SET version = 9",
            "DELETE FROM orchestrix_command_streams",
        ])
    func refusals(sql: String) async throws {
        let path = folder.file()
        let store = try await SQLiteEventStore(path: path)
        let record = CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: [1])
        _ = try await store.append(AppendRequest(AppendRequest.one("1").writes, command: record))
        let error = await #expect(throws: DatabaseError.self) {
            try await DatabaseQueue(path: path).write { db in try db.execute(sql: sql) }
        }
        #expect(error?.message?.hasPrefix("a stored ") == true)
        #expect(try await store.command("c")?.record == record)
    }

    @Test("the log can be read by eye: a view shows payloads as text and moments as RFC 3339")
    func view() async throws {
        let path = folder.file()
        let store = try await SQLiteEventStore(
            path: path,
            configuration: SQLiteConfiguration(clock: .fixed(try Timestamp(rfc3339: "2026-02-03T04:05:06.000007Z"))))
        let event = NewEvent(
            id: "e1", type: "account.deposited", time: try Timestamp(rfc3339: "1969-12-31T23:59:59.999999Z"),
            payload: .encoded(Array(#"{"amount":"5"}"#.utf8)),
            metadata: Metadata(source: "bank", subject: "cash", extensions: ["till": 3]))
        _ = try await store.append(
            AppendRequest(to: StreamID(category: "account", id: "A-1"), expected: .noStream, events: [event]))
        let row = try await DatabaseQueue(path: path).read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM orchestrix_log").map { row in
                Dictionary(uniqueKeysWithValues: row.map { ($0, $1) })
            }
        }
        let expected: [String: (any DatabaseValueConvertible)?] = [
            "position": 1, "stream": "account-A-1", "version": 1, "id": "e1", "type": "account.deposited",
            "schemaversion": 1, "source": "bank", "time": "1969-12-31T23:59:59.999999Z",
            "recordedat": "2026-02-03T04:05:06.000007Z", "subject": "cash", "datacontenttype": "application/json",
            "dataschema": nil, "correlationid": nil, "causationid": nil, "traceparent": nil, "tracestate": nil,
            "extensions": #"{"till":3}"#, "data": #"{"amount":"5"}"#,
        ]
        #expect(row == expected.mapValues { $0?.databaseValue ?? .null })
    }
}
