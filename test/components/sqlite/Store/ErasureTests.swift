import Foundation
import GRDB
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

@Suite("Erasure")
struct ErasureTests {
    private let folder = TemporaryFolder()
    private let kept = StreamID(category: "person", id: "kept")
    private let erased = StreamID(category: "person", id: "erased")

    /// Whether any file of the store holds the text.
    private func isOnDisk(_ text: String) throws -> Bool {
        try ["", "-wal", "-shm"].contains { suffix in
            let url = URL(filePath: folder.file() + suffix)
            guard FileManager.default.fileExists(atPath: url.path) else { return false }
            return try Data(contentsOf: url).range(of: Data(text.utf8)) != nil
        }
    }

    /// Payloads of all sizes, the two streams by turns.
    private func fill(_ store: SQLiteEventStore) async throws {
        for number in 0..<300 {
            let filler = String(repeating: "-", count: number % 50 == 0 ? 30_000 : number)
            for (stream, name) in [(kept, "ALICE"), (erased, "MALLORY")] {
                let payload = #"{"name":"\#(name)\#(filler)\#(name)"}"#
                _ = try await store.append(.one("\(name)-\(number)".lowercased(), in: stream, payload: payload))
            }
        }
        let record = CommandRecord(key: CommandKey(id: "c", fingerprint: "f"), outcome: Array("MALLORY".utf8))
        _ = try await store.append(
            AppendRequest([StreamWrite(erased, expected: .exactly(300), events: [])], command: record))
        for version in [100, 200, 300] {
            let state = Array(String(repeating: "MALLORY", count: 10_000 / version).utf8)
            let snapshot = Snapshot(
                of: erased, version: version, position: version * 2, eventID: "mallory-\(version)", stateVersion: 1,
                fingerprint: "f", payload: state, takenAt: .earliest)
            try await store.save(snapshot)
        }
    }

    @Test("no byte of an erased payload, outcome or snapshot is left in any file, and everything else is")
    func bytes() async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        try await fill(store)
        #expect(try isOnDisk("MALLORY"))
        #expect(try await store.erase(erased) == 300)
        #expect(try !isOnDisk("MALLORY"))
        let page = try await store.read(StreamQuery(erased, limit: 1000))
        #expect(page.events.count == 300 && page.events.allSatisfy(\.isErased))
        #expect(page.events.map(\.version) == Array(1...300))
        let others = try await store.read(StreamQuery(kept, limit: 1000)).events
        #expect(others.count == 300 && others.allSatisfy { $0.payload.byteCount > 20 })
        #expect(try await store.command("c")?.record.outcome == nil)
        #expect(try await store.snapshot(of: erased) == nil)
        try await store.close()
        #expect(try !isOnDisk("MALLORY"))
    }

    @Test("a reader that holds on to old pages makes it say so; erasing again finishes it")
    func reader() async throws {
        let store = try await SQLiteEventStore(
            path: folder.file(), configuration: SQLiteConfiguration(busyTimeout: .milliseconds(30)))
        try await fill(store)
        let reader = try OtherProgram.connect(to: folder.file())
        try await reader.writeWithoutTransaction { db in
            try db.beginTransaction(.deferred)
            _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM orchestrix_events")
        }
        let error = await #expect(throws: EventStoreError.self) { try await store.erase(erased) }
        #expect(error?.code == .storeBusy)
        #expect(error?.isRetryable == true)
        #expect(try await store.read(StreamQuery(erased)).events.allSatisfy(\.isErased))
        try await reader.writeWithoutTransaction { db in try db.rollback() }
        #expect(try await store.erase(erased) == 300)
        #expect(try !isOnDisk("MALLORY"))
    }
}
