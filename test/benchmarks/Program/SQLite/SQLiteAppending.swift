import OrchestrixEventSourcing
import OrchestrixSQLite

/// Our SQLite engine, appended to by callers at the same time.
struct SQLiteAppending {
    let folder: String
    let callers: Callers

    var contender: Contender {
        Contender(first: 500, most: 200_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let requests = try callers.requests(count)
        let file = try await ScratchFile.make(in: folder)
        defer { file.remove() }
        let store = try await SQLiteEventStore(path: file.path)
        let duration = try await Clock.elapsed.measure { try await Callers.append(requests, to: store) }
        let head = try await store.head()
        precondition(head == count, "the log holds \(head) events, not \(count)")
        try await store.close()
        return duration
    }
}
