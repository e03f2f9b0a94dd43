#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import OrchestrixPostgres
import Testing

@Suite("What goes in")
struct ContentTests {
    private let schema = TestServer.freshSchema()

    @Test("comes out byte by byte: zero bytes, broken text, nothing at all, and 16 MiB")
    func payloads() async throws {
        let store = try await TestServer.store(schema)
        let payloads: [[UInt8]] = [
            [0], Array(#"{"a":"\u0000"}"#.utf8), [0xFF, 0xFE, 0x00], [], Array(repeating: 7, count: 16 << 20),
        ]
        let stream = StreamID(category: "thing", id: "1")
        for (index, payload) in payloads.enumerated() {
            let event = NewEvent(
                id: "\(index)", type: "thing.happened", time: .latest, payload: .encoded(payload),
                contentType: "application/octet-stream")
            _ = try await store.append(AppendRequest(to: stream, expected: .exactly(index), events: [event]))
        }
        let found = try await store.read(StreamQuery(stream)).events
        #expect(found.map(\.payload.byteCount) == payloads.map(\.count))
        #expect(zip(found, payloads).allSatisfy { $0.payload.hasSameContent(as: .encoded($1)) })
        #expect(found.allSatisfy { $0.time == .latest })
    }

    @Test("is refused before anything is sent where it is larger than a message to the server")
    func tooLarge() async throws {
        let store = try await TestServer.store(schema)
        let payload = EventPayload.encoded(Array(repeating: 7, count: 16 << 20))
        let events = (0..<33).map { NewEvent(id: "\($0)", type: "thing.happened", time: .latest, payload: payload) }
        let stream = StreamID(category: "thing", id: "1")
        let error = await #expect(throws: EventStoreError.self) {
            try await store.append(AppendRequest(to: stream, expected: .any, events: events))
        }
        #expect(error?.code == .invalidRequest)
        #expect(try await store.append(.one("0", in: stream)).positions == 1...1)
    }

    @Test(
        "is told apart by its bytes, whatever alphabet it is written in", arguments: ["é", "e\u{301}", "𒀀", "'\"$1\\"])
    func names(name: String) async throws {
        let store = try await TestServer.store(schema)
        let other = name.utf8.elementsEqual("é".utf8) ? "e\u{301}" : "é"
        let stream = StreamID(category: "thing", id: name)
        _ = try await store.append(.one("1", in: stream))
        _ = try await store.append(.one("2", in: StreamID(category: "thing", id: other)))
        #expect(try await store.read(StreamQuery(stream)).events.map(\.id) == ["1"])
        #expect(try await store.streams(StreamListQuery()).count == 2)
    }

    @Test("is found by its conversation, also by an id as long as an attribute may be")
    func longConversations() async throws {
        let store = try await TestServer.store(schema)
        var random = SystemRandomNumberGenerator()
        // No text that could be compressed.
        let ids = (1...2).map { _ in (0..<512).map { _ in format16(random.next()) }.joined() }
        for (index, id) in (ids + ids).enumerated() {
            let event = NewEvent(
                id: "\(index)", type: "thing.happened", time: .latest, payload: .encoded([]),
                contentType: "text/plain", metadata: Metadata(correlationID: id))
            let stream = StreamID(category: "thing", id: "\(index)")
            _ = try await store.append(AppendRequest(to: stream, expected: .noStream, events: [event]))
        }
        for (index, id) in ids.enumerated() {
            let page = try await store.read(LogQuery(filter: EventFilter(correlationID: id)))
            #expect(page.events.map(\.id) == ["\(index)", "\(index + 2)"])
        }
    }

    private func format16(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    @Test("is found by nobody who asks for a name with a zero byte, and that is no error")
    func zeroBytes() async throws {
        let store = try await TestServer.store(schema)
        let stream = StreamID(category: "thing", id: "a\0b")
        #expect(try await store.read(StreamQuery(stream)).events.isEmpty)
        #expect(try await store.command("a\0b") == nil)
        #expect(try await store.erase(stream) == 0)
        #expect(try await store.snapshot(of: stream) == nil)
        #expect(try await store.read(LogQuery(filter: EventFilter(types: ["a\0b"]))).events.isEmpty)
    }
}
#endif
