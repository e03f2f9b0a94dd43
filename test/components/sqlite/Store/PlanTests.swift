import GRDB
import OrchestrixEventSourcing
import Testing

@testable import OrchestrixSQLite

/// What reads cost must not grow with the log: SQLite says how it would find the rows.
@Suite("Plans of queries")
struct PlanTests {
    private let folder = TemporaryFolder()

    private func plan(_ sql: String) async throws -> [String] {
        let path = folder.file()
        try await SQLiteEventStore(path: path).close()
        return try await DatabaseQueue(path: path).read { db in
            var steps = try SQLStatement("EXPLAIN QUERY PLAN " + sql, in: db)
            var details: [String] = []
            while try steps.step() { details.append(try steps.text(3)) }
            return details
        }
    }

    private static let filters = [
        EventFilter.all, EventFilter(categories: ["a"]), EventFilter(categories: ["a", "b"]),
        EventFilter(types: ["a.b"]),
        EventFilter(categories: ["a"], types: ["a.b", "a.c"]), EventFilter(correlationID: "c"),
        EventFilter(categories: ["a"], types: ["a.b"], correlationID: "c"),
    ]

    @Test(
        "a page of the log is searched in an index and in order, with every filter, in both directions",
        arguments: filters
    )
    func log(_ filter: EventFilter) async throws {
        for origin in [LogQuery.Origin.after(.start), .before(nil)] {
            let steps = try await plan(LogSelection(LogQuery(origin, filter: filter)).sql)
            #expect(steps.contains { $0.hasPrefix("SEARCH") })
            #expect(!steps.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(steps)")
        }
    }

    @Test("more values than an index search is worth are looked up in the log's own order")
    func manyValues() async throws {
        let filter = EventFilter(types: Set((0..<100).map { "type.\($0)" }))
        let steps = try await plan(LogSelection(LogQuery(filter: filter)).sql)
        #expect(steps == ["SEARCH orchestrix_events USING INTEGER PRIMARY KEY (rowid>?)"])
    }

    @Test(
        "a page of a stream is searched in the index of streams, in order",
        arguments: [Direction.forward, .backward]
    )
    func stream(_ direction: Direction) async throws {
        for types in [nil, ["a.b", "a.c"] as Set] {
            let query = StreamQuery(StreamID(category: "a", id: "1"), direction: direction, types: types)
            let steps = try await plan(StreamSelection(query).sql)
            let key = "(category=? AND stream=? AND version\(direction == .forward ? ">" : "<")?)"
            let expected = "SEARCH orchestrix_events USING INDEX orchestrix_events_by_stream \(key)"
            #expect(steps == [expected])
        }
    }

    @Test("the next stream of a list is one step in the index, however many events the last one has")
    func streams() async throws {
        for sql in [StreamRow.nextInCategory, StreamRow.nextOfAll] {
            let steps = try await plan(sql)
            #expect(steps.count == 1)
            #expect(steps[0].hasPrefix("SEARCH orchestrix_events USING COVERING INDEX orchestrix_events_by_stream"))
        }
    }
}
