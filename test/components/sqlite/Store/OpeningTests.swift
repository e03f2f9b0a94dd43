import GRDB
import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

@Suite("Opening")
struct OpeningTests {
    private let folder = TemporaryFolder()

    @Test(
        "a file that another program keeps locked is told as busy once the limit is over, not after many limits",
        .timeLimit(.minutes(5)))
    func locked() async throws {
        let other = try OtherProgram.connect(to: folder.file())
        try await other.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; CREATE TABLE theirs (x)")
            try db.beginTransaction(.immediate)
        }
        let patience = SQLiteConfiguration(busyTimeout: .milliseconds(700))
        let error = await #expect(throws: EventStoreError.self) {
            _ = try await SQLiteEventStore(path: folder.file(), configuration: patience)
        }
        #expect(error?.code == .storeBusy)
        #expect(error?.isRetryable == true)
        try await other.writeWithoutTransaction { db in try db.rollback() }
        #expect(try await SQLiteEventStore(path: folder.file(), configuration: patience).head() == 0)
    }

    @Test("a store without readers is refused", arguments: [0, -1])
    func noReaders(_ readers: Int) async throws {
        let error = await #expect(throws: EventStoreError.self) {
            _ = try await SQLiteEventStore(
                path: folder.file(), configuration: SQLiteConfiguration(readers: readers))
        }
        #expect(error?.code == .invalidRequest)
    }
}
