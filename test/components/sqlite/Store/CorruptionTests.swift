import Foundation
import GRDB
import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

@Suite("A damaged file")
struct CorruptionTests {
    private let folder = TemporaryFolder()

    private func storeOfThree() async throws -> SQLiteEventStore {
        let store = try await SQLiteEventStore(path: folder.file())
        for id in ["1", "2", "3"] { _ = try await store.append(.one(id, payload: #"{"secret":"pin-1234"}"#)) }
        return store
    }

    /// Changes what the triggers protect.
    private func damage(_ sql: String) async throws {
        try await DatabaseQueue(path: folder.file()).write { db in
            try db.execute(sql: "DROP TRIGGER orchestrix_events_stay; DROP TRIGGER orchestrix_events_are_kept")
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON; \(sql)")
        }
    }

    @Test(
        "a row that no store writes is an error that names position and column, never what it holds",
        arguments: [
            ("UPDATE orchestrix_events SET extensions = '{\"a\":' WHERE position = 2", "extensions"),
            ("UPDATE orchestrix_events SET type = CAST(x'ff' AS TEXT) WHERE position = 2", "type"),
            ("UPDATE orchestrix_events SET subject = CAST(x'c328' AS TEXT) WHERE position = 2", "subject"),
        ])
    func row(sql: String, column: String) async throws {
        let store = try await storeOfThree()
        try await damage(sql)
        let error = await #expect(throws: EventStoreError.self) { _ = try await store.read(LogQuery()) }
        #expect(error?.code == .corrupted)
        #expect(error?.context == ["position": "2", "column": column])
        #expect(error.map { "\($0)".contains("pin") } == false)
        #expect(try await store.read(StreamQuery(StreamID(category: "thing", id: "3"))).events.map(\.id) == ["3"])
        #expect(try await store.append(.one("4")).positions == 4...4)
    }

    @Test("a hole in the log stops a subscription, which names the missing position")
    func hole() async throws {
        let store = try await storeOfThree()
        try await damage("DELETE FROM orchestrix_events WHERE position = 2")
        let error = await #expect(throws: EventStoreError.self) { for try await _ in store.log() {} }
        #expect(error?.code == .corrupted)
        #expect(error?.context == ["position": "2"])
    }

    @Test("a page of the file that was overwritten is told as damage")
    func page() async throws {
        let path = folder.file()
        let store = try await storeOfThree()
        for number in 4...200 {
            _ = try await store.append(.one(String(number), payload: String(repeating: "x", count: 500)))
        }
        try await store.close()
        var bytes = try Data(contentsOf: URL(filePath: path))
        for index in 8_192..<bytes.count { bytes[index] = 0xA5 }
        try bytes.write(to: URL(filePath: path))
        let error = await #expect(throws: EventStoreError.self) {
            let store = try await SQLiteEventStore(path: path)
            for try await _ in store.log() {}
        }
        #expect(error?.code == .corrupted)
    }

    @Test(
        "an append that a rule of the database refuses fails alone among those that share its transaction",
        arguments: [
            """
            CREATE TRIGGER house_rule BEFORE INSERT ON orchestrix_events WHEN NEW.type = 'thing.forbidden'
            BEGIN SELECT RAISE(ABORT, 'not in this house'); END
            """,
            // Held to only at the commit.
            """
            CREATE TABLE house (id INTEGER PRIMARY KEY);
            CREATE TABLE room (house INTEGER REFERENCES house (id) DEFERRABLE INITIALLY DEFERRED);
            CREATE TRIGGER house_rule AFTER INSERT ON orchestrix_events WHEN NEW.type = 'thing.forbidden'
            BEGIN INSERT INTO room VALUES (99); END
            """,
        ])
    func dataError(rule: String) async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        try await DatabaseQueue(path: folder.file()).write { db in try db.execute(sql: rule) }
        let stored = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<60 {
                let type = number % 20 == 7 ? "thing.forbidden" : "thing.happened"
                group.addTask { (try? await store.append(.one("\(number)", type: type))) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(stored == 57)
        #expect(try await store.read(LogQuery()).events.map(\.position) == Array(1...57))
    }
}
