#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing

extension AppendRequest {
    /// One event, in a stream of its own unless told otherwise.
    static func one(
        _ id: String, in stream: StreamID? = nil, type: String = "thing.happened", payload: String = "{}",
        expected: ExpectedVersion = .any
    ) -> AppendRequest {
        let event = NewEvent(
            id: id, type: type, time: Timestamp(microsecondsSinceEpoch: 0), payload: .encoded(Array(payload.utf8)))
        return AppendRequest(to: stream ?? StreamID(category: "thing", id: id), expected: expected, events: [event])
    }
}
#endif
