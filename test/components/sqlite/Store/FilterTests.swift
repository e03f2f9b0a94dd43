import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

@Suite("Filters of any size")
struct FilterTests {
    private let folder = TemporaryFolder()

    private func names(_ name: String, among count: Int) -> Set<String> {
        Set((1..<count).map { "other\($0)" } + [name])
    }

    @Test(
        "a filter may hold more values than a statement has parameters",
        arguments: [(64, 2_000), (64, 40_000), (100, 40_000), (40_000, 1), (40_000, 40_000)])
    func log(types: Int, categories: Int) async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        for id in ["1", "2", "3"] { _ = try await store.append(.one(id)) }
        _ = try await store.append(.one("4", type: "thing.else"))
        let filter = EventFilter(
            categories: names("thing", among: categories), types: names("thing.happened", among: types))
        let page = try await store.read(LogQuery(.before(3), filter: filter, limit: 2))
        #expect(page.events.map(\.position) == [2, 1])
        #expect(try await store.read(LogQuery(filter: filter)).events.map(\.position) == [1, 2, 3])
    }

    @Test("so may the types of a stream's page", arguments: [1, 300, 40_000])
    func stream(types: Int) async throws {
        let store = try await SQLiteEventStore(path: folder.file())
        let stream = StreamID(category: "thing", id: "t")
        for id in ["1", "2", "3"] {
            _ = try await store.append(
                .one(id, in: stream, type: id == "2" ? "thing.else" : "thing.happened"))
        }
        let query = StreamQuery(stream, from: 1, types: names("thing.happened", among: types), limit: 2)
        #expect(try await store.read(query).events.map(\.version) == [1, 3])
    }
}
