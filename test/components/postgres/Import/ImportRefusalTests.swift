#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
@testable import OrchestrixPostgres
import Testing

@Suite("A log that can't be imported")
struct ImportRefusalTests {
    private func refusal(
        _ lines: [[UInt8]], into store: PostgreSQLEventStore, entries: Int = 16_384
    ) async throws -> EventStoreError? {
        await #expect(throws: EventStoreError.self) {
            try await store.importLog(from: Lines(lines), positions: .kept, limits: ImportLimits(entries: entries))
        }
    }

    private func changed(_ line: [UInt8], _ old: String, _ new: String) -> [UInt8] {
        let text = String(decoding: line, as: UTF8.self)
        #expect(text.contains(old))
        return Array(text.replacing(old, with: new).utf8)
    }

    @Test("because it begins behind the store's end, or has a hole, is refused by position and line")
    func gaps() async throws {
        let lines = try await SmallBank().lines()
        let store = try await TestServer.store()
        let late = try await refusal(Array(lines.dropFirst()), into: store)
        #expect(late?.code == .archiveConflict)
        #expect(late?.message == "line 1: the log goes on at position 2, but what is stored ends at 0")
        let hole = try await refusal(Array(lines.prefix(2) + lines.dropFirst(3)), into: store)
        #expect(hole?.context["line"] == "3" && hole?.context["position"] == "4")
        #expect(try await store.head() == 0)
    }

    @Test("because another event is stored at one of its positions is refused by that position")
    func otherEvent() async throws {
        let lines = try await SmallBank().lines()
        let store = try await TestServer.store()
        try await store.importLog(from: Lines(lines.prefix(20)))
        var other = lines
        other[7] = changed(lines[7], #"{"id":"2-b"}"#, #"{"id":"s3cret"}"#)
        for entries in [3, 16_384] {
            let error = try await refusal(other, into: store, entries: entries)
            #expect(error?.code == .archiveConflict && error?.message == "line 8: position 6 holds another event")
            #expect(!String(describing: error).contains("s3cret"))
        }
        _ = try await store.append(.one("other"))
        let taken = try await refusal(lines, into: store)
        #expect(taken?.code == .archiveConflict)
    }

    @Test("because an event id or a command id comes twice is refused by the id and the second line")
    func twice() async throws {
        let lines = try await SmallBank().lines()
        var twice = lines
        twice[6] = changed(lines[6], #""id":"2-a","#, #""id":"1-a","#)
        for entries in [3, 16_384] {
            let error = try await refusal(twice, into: try await TestServer.store(), entries: entries)
            #expect(
                error?.code == .eventIDConflict && error?.context["event"] == "1-a" && error?.context["line"] == "7")
        }
        var again = lines
        let refused = try #require(again.firstIndex { String(decoding: $0, as: UTF8.self).contains("refused 2") })
        again[refused] = changed(lines[refused], "refused 2", "refused 1")
        let error = try await refusal(again, into: try await TestServer.store())
        #expect(error?.code == .commandConflict && error?.context["line"] == "\(refused + 1)")
    }

    @Test("because a version doesn't follow, a deleted stream goes on, or time goes back, is refused by line")
    func order() async throws {
        let lines = try await SmallBank().lines()
        var versions = lines
        versions[1] = changed(lines[1], #""streamversion":"2""#, #""streamversion":"3""#)
        let version = try await refusal(versions, into: try await TestServer.store())
        #expect(version?.message == "line 2: stream account-A2 ü goes on at version 3 behind 1")
        var deleted = lines
        deleted[0] = changed(
            changed(lines[0], #""account.changed""#, #""orchestrix.deleted""#), #""erased":true,"#, #""erased":true,"#)
        let end = try await refusal(deleted, into: try await TestServer.store())
        #expect(end?.code == .streamDeleted && end?.context["line"] == "2")
        var times = lines
        times[0] = Array(
            String(decoding: lines[0], as: UTF8.self)
                .replacing(#/"recordedat":"[^"]*"/#, with: #""recordedat":"9999-01-01T00:00:00Z""#).utf8)
        let time = try await refusal(times, into: try await TestServer.store())
        #expect(time?.message == "line 2: position 2 was recorded before the one before it")
    }

    @Test(
        "because a line is malformed or over a limit leaves what came before it stored, and goes on once it is mended")
    func malformed() async throws {
        let lines = try await SmallBank().lines()
        let store = try await TestServer.store()
        var bad = lines
        let place = try #require(
            lines.indices.dropFirst(100).first {
                String(decoding: lines[$0], as: UTF8.self).contains(#""account.changed""#)
            })
        bad[place] = Array(#"{"s3cret"#.utf8)
        let error = try await refusal(bad, into: store, entries: 10)
        #expect(error?.code == .malformedArchive && error?.context["line"] == "\(place + 1)")
        #expect(!String(describing: error).contains("s3cret"))
        let head = try await store.head()
        #expect(head > 40)
        bad[place] = changed(
            lines[place], #""stream":"account-"#, #""stream":"\#(String(repeating: "a", count: 300))-"#)
        let limit = try await refusal(bad, into: store)
        #expect(limit?.code == .invalidRequest && limit?.context["line"] == "\(place + 1)")
        #expect(try await store.importLog(from: Lines(lines)).skippedEvents == head)
        #expect(try await LogExport(of: store).reduce(into: []) { $0.append($1) } == lines)
    }
}
#endif
