import Foundation
import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

/// Two stores on one file stand for two processes: they share nothing but the file.
@Suite("Waking readers in other processes")
struct WakeTests {
    private let folder = TemporaryFolder()

    private func store(pollInterval: Duration) async throws -> SQLiteEventStore {
        try await SQLiteEventStore(
            path: folder.file(), configuration: SQLiteConfiguration(pollInterval: pollInterval))
    }

    @Test("a commit notifies a reader elsewhere, who would else look only after an hour")
    func notification() async throws {
        let writer = try await store(pollInterval: .seconds(3600))
        let reader = try await store(pollInterval: .seconds(3600))
        for number in 1...50 {
            let next = Task {
                var events = reader.subscribe(from: Checkpoint(position: number - 1)).makeAsyncIterator()
                return try await events.next()?.position
            }
            _ = try await writer.append(.one(String(number)))
            #expect(try await next.value == number)
        }
    }

    @Test("processes that name one file by different paths notify one another")
    func paths() async throws {
        let reader = try await store(pollInterval: .seconds(3600))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link.sqlite"), withDestinationPath: folder.file())
        let writer = try await SQLiteEventStore(path: folder.file("link.sqlite"))
        _ = try await writer.append(.one("1"))
        #expect(!FileManager.default.fileExists(atPath: folder.file("link.sqlite-wake")))
        let next = Task { try await reader.waitForEvents(after: 1) }
        _ = try await writer.append(.one("2"))
        try await next.value
        #expect(try await reader.head() == 2)
    }

    @Test("where no notification comes, the reader looks by itself")
    func polling() async throws {
        let reader = try await store(pollInterval: .milliseconds(20))
        async let waiting: Void = reader.waitForEvents(after: 0)
        // Another file under the same name: what is written to it is not the one that the reader watches.
        try FileManager.default.removeItem(atPath: folder.file() + "-wake")
        let writer = try await store(pollInterval: .seconds(3600))
        _ = try await writer.append(.one("1"))
        try await waiting
        #expect(try await reader.head() == 1)
    }

    @Test("a cancelled wait ends, and so does one whose store is closed")
    func ends() async throws {
        let store = try await store(pollInterval: .seconds(3600))
        let waiting = Task { try await store.waitForEvents(after: 0) }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        let other = Task { try await store.waitForEvents(after: 0) }
        try await store.close()
        let error = await #expect(throws: EventStoreError.self) { try await other.value }
        #expect(error?.code == .storeClosed)
    }
}
