import OrchestrixEventSourcing
import OrchestrixSQLite
import Testing

/// What a store must hold whose disk was full for a while.
enum FullDiskCheck {
    static func run(path: String, acknowledged: [String]) async throws {
        let store = try await SQLiteEventStore(path: path)
        var ids: [String] = []
        for try await event in store.log() { ids.append(event.id) }
        #expect(!acknowledged.isEmpty)
        #expect(ids.starts(with: acknowledged))
        #expect(ids.count <= acknowledged.count + 1)
        let result = try await store.append(.one("after"))
        #expect(result.positions == ids.count + 1...ids.count + 1)
        try await store.close()
    }
}
