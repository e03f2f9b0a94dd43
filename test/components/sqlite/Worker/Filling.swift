import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixSQLite

/// Appends until the store refuses: `ack ID` for what was stored, then `refused CODE RETRYABLE`.
enum Filling {
    static func run(path: String) async throws {
        let store = try await SQLiteEventStore(path: path)
        for number in 1... {
            let id = "fill-\(number)"
            let event = NewEvent(
                id: id, type: "filled", time: Timestamp(microsecondsSinceEpoch: 0),
                payload: .encoded([UInt8](repeating: 0x20, count: 10_000)))
            do {
                let stream = StreamID(category: "filled", id: "one")
                _ = try await store.append(AppendRequest(to: stream, expected: .any, events: [event]))
                say("ack \(id)")
            } catch let error as EventStoreError {
                return say("refused \(error.code) \(error.isRetryable)")
            }
        }
    }
}
