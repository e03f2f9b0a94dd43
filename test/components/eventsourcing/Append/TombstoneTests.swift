import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMemory
import Testing

@Suite("The tombstone")
struct TombstoneTests {
    private let stream = StreamID(category: "box", id: "a")

    private func event(_ id: String, type: String = "box.filled") -> NewEvent {
        NewEvent(id: id, type: type, time: .earliest, payload: .encoded(Array("{}".utf8)))
    }

    @Test("nothing is appended behind a tombstone, in the same append either")
    func isLast() async throws {
        let store = InMemoryEventStore()
        let end = event("end", type: NewEvent.tombstoneType)
        let error = await #expect(throws: EventStoreError.self) {
            try await store.append(AppendRequest(to: stream, expected: .any, events: [end, event("late")]))
        }
        #expect(error?.code == .invalidRequest)
        let result = try await store.append(AppendRequest(to: stream, expected: .any, events: [event("last"), end]))
        #expect(result.positions == 1...2)
        #expect(try await store.read(StreamQuery(stream)).state == StreamState(version: 2, isDeleted: true))
    }
}
