import Foundation
import NDJSONStore
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixTesting
import Testing

@Suite("The text file of the store")
struct FileTests {
    private let folder = Folder()
    private let box = StreamID(category: "box", id: "1")

    private func request(_ ids: String..., payload: String = "{}") -> AppendRequest {
        let events = ids.map { id in
            NewEvent(id: id, type: "box.filled", time: .earliest, payload: .encoded(Array(payload.utf8)))
        }
        return AppendRequest(to: box, expected: .any, events: events)
    }

    private func bytes(of path: String) throws -> Data {
        try #require(FileManager.default.contents(atPath: path))
    }

    @Test("an append that was torn off, wherever it was, leaves everything before it and nothing of itself")
    func tornAppend() async throws {
        let path = folder.file()
        let store = try NDJSONEventStore(path: path)
        _ = try await store.append(request("a"))
        let before = try bytes(of: path)
        _ = try await store.append(request("b", "c"))
        await store.close()
        let whole = try bytes(of: path)
        // All that is around the ends of lines, and now and then a length between them.
        let lengths = (before.count..<whole.count).filter { length in
            length % 41 == 0
                || whole[max(0, length - 2)...min(length + 1, whole.count - 1)].contains(UInt8(ascii: "\n"))
        }
        #expect(lengths.count > 20)
        for length in lengths {
            try whole.prefix(length).write(to: URL(filePath: path))
            let store = try NDJSONEventStore(path: path)
            #expect(try await store.head() == 1)
            let again = try await store.append(request("b", "c"))
            #expect(again.positions == 2...3)
            #expect(!again.isRepeat)
            await store.close()
            let reopened = try NDJSONEventStore(path: path)
            #expect(try await reopened.head() == 3)
            await reopened.close()
        }
    }

    @Test("a line that was damaged is told by its number")
    func damagedLine() async throws {
        let path = folder.file()
        let store = try NDJSONEventStore(path: path)
        for id in ["a", "b"] { _ = try await store.append(request(id)) }
        let key = CommandKey(id: "nothing", fingerprint: "f")
        _ = try await store.append(AppendRequest([], command: CommandRecord(key: key, outcome: nil)))
        _ = try await store.append(request("c"))
        await store.close()
        let whole = try bytes(of: path)
        let lines = whole.split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == 7)
        for index in 0..<6 {
            var damaged = lines
            damaged.remove(at: index)
            try Data(damaged.joined(separator: [UInt8(ascii: "\n")]) + [UInt8(ascii: "\n")])
                .write(to: URL(filePath: path))
            let error = #expect(throws: EventStoreError.self) { try NDJSONEventStore(path: path) }
            #expect(error?.code == .corrupted)
        }
    }

    @Test(
        "a file that is somebody else's is refused, and stays as it is", arguments: ["no line\n", "no line", "{}\n{"])
    func foreignFile(text: String) throws {
        let path = folder.file()
        try Data(text.utf8).write(to: URL(filePath: path))
        let error = #expect(throws: EventStoreError.self) { try NDJSONEventStore(path: path) }
        #expect(error?.code == .corrupted && error?.context["line"] == "1")
        #expect(try bytes(of: path) == Data(text.utf8))
    }

    @Test("what was erased isn't in the file any more")
    func erased() async throws {
        let path = folder.file()
        let store = try NDJSONEventStore(path: path)
        _ = try await store.append(request("a", payload: #"{"name":"Ada Lovelace"}"#))
        #expect(try bytes(of: path).range(of: Data("Lovelace".utf8)) != nil)
        try await store.erase(box)
        #expect(try bytes(of: path).range(of: Data("Lovelace".utf8)) == nil)
        await store.close()
    }

    @Test("a second store of the same file is refused as long as the first is open")
    func secondStore() async throws {
        let path = folder.file()
        let first = try NDJSONEventStore(path: path)
        let error = #expect(throws: EventStoreError.self) { try NDJSONEventStore(path: path) }
        #expect(error?.code == .storeBusy)
        await first.close()
        await try NDJSONEventStore(path: path).close()
    }

    @Test("JSON stands in the file as its author wrote it")
    func readable() async throws {
        let path = folder.file()
        let store = try NDJSONEventStore(path: path)
        _ = try await store.append(request("a", payload: #"{"name": "Ada"}"#))
        await store.close()
        let text = try String(decoding: bytes(of: path), as: UTF8.self)
        #expect(text.contains(#""data":{"name": "Ada"}"#))
    }

    @Test("times of the store come from its clock, and never go back")
    func clock() async throws {
        let path = folder.file()
        let moment = Timestamp(microsecondsSinceEpoch: 1_000_000)
        let later = try NDJSONEventStore(path: path, clock: .fixed(moment + .seconds(1)))
        #expect(try await later.append(request("a")).recordedAt == moment + .seconds(1))
        await later.close()
        let earlier = try NDJSONEventStore(path: path, clock: .fixed(moment))
        #expect(try await earlier.append(request("b")).recordedAt == moment + .seconds(1))
        await earlier.close()
    }
}
