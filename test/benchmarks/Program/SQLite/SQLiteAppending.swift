import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixSQLite

/// Our SQLite engine, one event a call, by a number of callers at once, each with a stream of its own.
struct SQLiteAppending {
    let folder: String
    let callers: Int
    /// Whether each append carries a command record, which is checked and stored along with the event.
    var withCommands = false

    var contender: Contender {
        Contender(first: 500, most: 200_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let requests = try requests(count)
        let file = try await ScratchFile.make(in: folder)
        defer { file.remove() }
        let store = try await SQLiteEventStore(path: file.path)
        let duration = try await Clock.elapsed.measure {
            try await withThrowingTaskGroup { group in
                for mine in requests {
                    group.addTask { for request in mine { keep(try await store.append(request)) } }
                }
                try await group.waitForAll()
            }
        }
        let head = try await store.head()
        precondition(head == count, "the log holds \(head) events, not \(count)")
        try await store.close()
        return duration
    }

    /// Each caller's appends.
    private func requests(_ count: Int) throws -> [[AppendRequest]] {
        let log = try EventSource(payloads: .encoded).log(count, streams: callers)
        return (0..<callers).map { caller in
            stride(from: caller, to: log.count, by: callers).map { request(log[$0]) }
        }
    }

    private func request(_ placed: PlacedEvent) -> AppendRequest {
        guard withCommands else { return placed.request }
        let key = CommandKey(id: "cmd-" + placed.event.id, fingerprint: "0123456789abcdef0123456789abcdef")
        return AppendRequest(placed.request.writes, command: CommandRecord(key: key, outcome: Array("{}".utf8)))
    }
}
