#if Postgres
import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixPostgres
import Testing

@Suite("The memory that a log takes")
struct MemoryTests {
    private let short = TestServer.freshSchema()
    private let long = TestServer.freshSchema()
    private let folder = FileManager.default.temporaryDirectory.appending(path: "orchestrix-\(UUID().uuidString)")

    private static let (few, many) = (5_000, 20_000)
    private static let payload = 4_096

    /// Appends events, each with a payload of some kilobytes.
    private func fill(_ schema: String, _ count: Int) async throws {
        let store = try await TestServer.store(schema)
        let payload = #"{"text":"\#(String(repeating: "x", count: Self.payload))"}"#
        for start in stride(from: 0, to: count, by: 500) {
            let events = (start..<start + 500).map { number in
                NewEvent(
                    id: "event-\(number)", type: "thing.happened", time: Timestamp(microsecondsSinceEpoch: 0),
                    payload: .encoded(Array(payload.utf8)))
            }
            let stream = StreamID(category: "thing", id: "\(start)")
            _ = try await store.append(AppendRequest(to: stream, expected: .noStream, events: events))
        }
        try await store.close()
    }

    private func export(_ schema: String) async throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: schema).path
        try Data().write(to: URL(filePath: path))
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        let store = try await TestServer.store(schema)
        for try await line in LogExport(of: store) { try file.write(contentsOf: line + [0x0A]) }
        try file.close()
        try await store.close()
        return path
    }

    /// - Returns: what a process has at most that goes through a log of `count` events, in KiB.
    private func peak(_ schema: String, _ way: [String], _ count: Int) async throws -> Int {
        try await onThread {
            let worker = try WorkerProcess(["pass", schema, schema, "0"] + way)
            let words = try #require(worker.line()).split(separator: " ")
            #expect(words[0] == "\(count)")
            return try #require(Int(words[1]))
        }
    }

    @Test("doesn't grow with it: to follow, to export and to import a log takes that of its parts")
    func peaks() async throws {
        try await fill(short, Self.few)
        try await fill(long, Self.many)
        let ways = [
            (["follow"], ["follow"], false), (["export"], ["export"], false),
            (["import", try await export(short)], ["import", try await export(long)], true),
        ]
        for (first, second, isNew) in ways {
            let one = try await peak(isNew ? TestServer.freshSchema() : short, first, Self.few)
            let other = try await peak(isNew ? TestServer.freshSchema() : long, second, Self.many)
            let further = (Self.many - Self.few) * Self.payload / 1_024
            #expect(other - one < further / 2, "to \(first[0]) took \(one) KiB, then \(other) KiB")
            print("to \(first[0]) a log takes \(one) KiB, and \(other) KiB for one that is \(further) KiB longer")
        }
        try FileManager.default.removeItem(at: folder)
    }
}
#endif
