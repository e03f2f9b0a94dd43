import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixSQLite

/// Says `ack ID` as soon as an append has returned: one after another first, then many at once.
enum Acknowledging {
    static func run(path: String) async throws {
        let store = try await SQLiteEventStore(path: path)
        for number in 1...20 { try await append("alone-\(number).", to: store) }
        try await withThrowingTaskGroup { group in
            for caller in 1...16 {
                group.addTask {
                    for number in 1...10 { try await append("together-\(caller)-\(number).", to: store) }
                }
            }
            try await group.waitForAll()
        }
        try await store.close()
    }

    private static func append(_ id: String, to store: SQLiteEventStore) async throws {
        let event = NewEvent(
            id: id, type: "traced", time: Timestamp(microsecondsSinceEpoch: 0), payload: .encoded(Array("{}".utf8)))
        _ = try await store.append(
            AppendRequest(to: StreamID(category: "traced", id: id), expected: .noStream, events: [event]))
        say("ack \(id)")
    }
}
