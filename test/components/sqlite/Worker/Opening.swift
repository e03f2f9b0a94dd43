import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixSQLite

/// Opens a store at the same moment as others do, appends one event and closes.
enum Opening {
    static func run(path: String) async throws {
        say("ready")
        let name = readLine()!
        let store = try await SQLiteEventStore(path: path)
        let event = NewEvent(
            id: name, type: "opened", time: Timestamp(microsecondsSinceEpoch: 0), payload: .encoded(Array("{}".utf8)))
        _ = try await store.append(
            AppendRequest(to: StreamID(category: "opening", id: name), expected: .noStream, events: [event]))
        try await store.close()
        say("done")
    }
}
