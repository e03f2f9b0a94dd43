import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import OrchestrixSQLite
import OrchestrixTesting
import Testing

@Suite("SQLiteDeadLetterStore")
struct SQLiteDeadLetterStoreTests {
    private let folder = TemporaryFolder()

    @Test(
        "keeps the contract of dead letter stores",
        arguments: DeadLetterStoreContract.cases + DeadLetterStoreContract.restartCases)
    func contract(_ testCase: DeadLetterStoreContract.Case) async throws {
        let path = folder.file()
        try await testCase.run(
            make: { try await SQLiteEventStore(path: path).deadLetters },
            reopen: { _ in try await SQLiteEventStore(path: path).deadLetters })
    }

    @Test("adds up what two stores on one file keep, also on the caller's thread")
    func shared() async throws {
        let path = folder.file()
        let (first, second) = try await (SQLiteEventStore(path: path), SQLiteEventStore(path: path))
        try first.deadLetters.addBlocking(letter("l-1"))
        try await second.deadLetters.add(letter("l-2"))
        #expect(try await first.deadLetters.list().letters.map(\.id) == ["l-1"])
        #expect(try await first.deadLetters.list().letters.map(\.attempts) == [2])
    }

    @Test("lies in a file of the first schema version too, once it has been opened")
    func upgrade() async throws {
        let path = folder.file()
        let store = try await SQLiteEventStore(path: path)
        _ = try await store.append(.one("1"))
        try await store.close()
        let old = try DatabaseQueue(path: path)
        try await old.write { db in
            try db.execute(
                sql: """
                    DROP TABLE orchestrix_dead_letters;
                    DROP TABLE IF EXISTS orchestrix_snapshots;
                    DELETE FROM orchestrix_schema WHERE version > 1;
                    """)
        }
        try old.close()
        let opened = try await SQLiteEventStore(path: path)
        try await opened.deadLetters.add(letter("l-1"))
        #expect(try await opened.deadLetters.count() == 1)
        #expect(try await opened.head() == 1)
    }

    @Test("is closed with its store")
    func closed() async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        try await store.close()
        for body in [
            { _ = try await store.deadLetters.add(letter("l-1")) }, { _ = try await store.deadLetters.count() },
            { _ = try store.deadLetters.addBlocking(letter("l-1")) },
        ] as [() async throws -> Void] {
            let error = await #expect(throws: EventStoreError.self) { try await body() }
            #expect(error?.code == .storeClosed)
        }
    }

    @Test("tells of a letter whose message was tampered with, by its id")
    func corrupted() async throws {
        let path = folder.file()
        let letters = try await SQLiteEventStore(path: path).deadLetters
        try await letters.add(letter("l-1"))
        try await DatabaseQueue(path: path).write { db in
            try db.execute(sql: "UPDATE orchestrix_dead_letters SET message = '{\"secret\"'")
        }
        let error = await #expect(throws: EventStoreError.self) { _ = try await letters.list() }
        #expect(error?.code == .corrupted && error?.context == ["deadletter": "l-1"])
        #expect(error.map { !"\($0)".contains("secret") } == true)
    }

    private func letter(_ id: String) -> DeadLetter {
        DeadLetter(
            id: id, message: CloudEvent(id: "m-1", source: "/shop", type: "order.paid"), handler: "mailer",
            error: CancellationError(), attempts: 1, firstFailedAt: .earliest, lastFailedAt: .earliest)
    }
}
