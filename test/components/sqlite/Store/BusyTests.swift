import GRDB
import OrchestrixEventSourcing
import Testing

@testable import OrchestrixSQLite

@Suite("Waiting for the write lock")
struct BusyTests {
    private let folder = TemporaryFolder()

    @Test("a wait begins short, then asks every millisecond, and ends at its limit")
    func schedule() {
        let wait = BusyWait(limit: .milliseconds(3))
        let delays = (0...9).map { wait.delay(beforeAttempt: $0) }
        #expect(
            delays == [
                .microseconds(50), .microseconds(100), .microseconds(200), .microseconds(400), .microseconds(800),
                .milliseconds(1), .milliseconds(1), .milliseconds(1), nil, nil,
            ])
        #expect(BusyWait(limit: .zero).delay(beforeAttempt: 0) == nil)
    }

    @Test("an append that can't get the lock within the limit is refused as busy, stores nothing, and may be repeated")
    func busy() async throws {
        let path = folder.file()
        let store = try await SQLiteEventStore(
            path: path, configuration: SQLiteConfiguration(busyTimeout: .milliseconds(30)))
        let other = try OtherProgram.connect(to: path)
        try await other.writeWithoutTransaction { db in try db.beginTransaction(.immediate) }
        let error = await #expect(throws: EventStoreError.self) { _ = try await store.append(.one("1")) }
        #expect(error?.code == .storeBusy)
        #expect(error?.isRetryable == true)
        #expect(try await store.head() == 0)
        try await other.writeWithoutTransaction { db in try db.rollback() }
        #expect(try await store.append(.one("1")).positions == 1...1)
    }

    @Test("emptying the write-ahead log waits for another checkpoint, for which SQLite itself doesn't wait")
    func checkpoint() async throws {
        let path = folder.file()
        let store = try await SQLiteEventStore(path: path)
        _ = try await store.append(.one("1"))
        let writer = try OtherProgram.connect(to: path)
        try await writer.writeWithoutTransaction { db in try db.beginTransaction(.immediate) }
        // The other checkpoint has its lock while it waits for the writer, and tells how often it has asked.
        let (attempts, attempt) = AsyncStream.makeStream(of: Int.self)
        var configuration = Configuration()
        configuration.busyMode = BusyWait(limit: .seconds(60)).mode(telling: attempt)
        let other = try DatabaseQueue(path: path, configuration: configuration)
        let checkpoint = Task { try await other.writeWithoutTransaction { db in _ = try db.checkpoint(.full) } }
        var waiting = attempts.makeAsyncIterator()
        _ = await waiting.next()
        let emptying = Task { try await store.database.truncateLog() }
        for _ in 0..<50 { _ = await waiting.next() }
        try await writer.writeWithoutTransaction { db in try db.rollback() }
        #expect(try await emptying.value)
        try await checkpoint.value
    }
}

extension BusyWait {
    fileprivate func mode(telling attempts: AsyncStream<Int>.Continuation) -> Database.BusyMode {
        .callback { attempt in
            attempts.yield(attempt)
            return sleep(beforeAttempt: attempt)
        }
    }
}
