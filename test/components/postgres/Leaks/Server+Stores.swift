#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging

@testable import OrchestrixPostgres

extension Server {
    func tryStores() async throws {
        let store = try await store()
        try await withThrowingTaskGroup { group in
            for number in 1...40 { group.addTask { try await append("event-\(number)", to: store) } }
            try await group.waitForAll()
        }
        let stream = StreamID(category: "thing", id: "shared")
        let request = AppendRequest(to: stream, expected: .exactly(1), events: [Self.event("late")])
        try await expectFailure("an append to an older version") { _ = try await store.append(request) }
        try expect(try await store.read(LogQuery()).events.count >= 40, "the log holds what was appended")
        try expect(try await store.read(StreamQuery(stream)).events.count >= 40, "the stream holds it, too")
        _ = try await store.streams(StreamListQuery())
        _ = try await store.commands(CommandListQuery())
        try await store.save(
            Snapshot(
                of: stream, version: 40, position: 40, eventID: "event-40", stateVersion: 1, fingerprint: "f",
                payload: [1], takenAt: .earliest))
        _ = try await store.snapshot(of: stream)
        try await store.erase(stream)
        try await endBackends()
        try await append("after a loss", to: store)
        try expect(try await store.deadLetters.count() == 0, "there are no dead letters")
        try await store.close()
        try await expectFailure("an append to a closed store") { try await append("too late", to: store) }
    }

    func tryNotifications() async throws {
        let (here, there) = (try await store(), try await store())
        let follower = Task {
            var seen = 0
            for try await _ in here.subscribe() {
                seen += 1
                if seen == 20 { return }
            }
        }
        for number in 1...20 {
            if number == 10 { try await endBackends() }
            try await append("told-\(number)", to: there)
        }
        try await follower.value
        let last = try await here.head()
        let waiting = Task { try await here.waitForEvents(after: last) }
        waiting.cancel()
        try await expectFailure("waiting that is cancelled") { try await waiting.value }
        try await here.close()
        try await there.close()
    }

    /// Appends until it is stored: connections are ended on purpose.
    private func append(_ id: String, to store: PostgreSQLEventStore) async throws {
        let stream = StreamID(category: "thing", id: "shared")
        while true {
            do {
                _ = try await store.append(AppendRequest(to: stream, expected: .any, events: [Self.event(id)]))
                return
            } catch let error as EventStoreError where error.isRetryable {
                continue
            }
        }
    }

    private static func event(_ id: String) -> NewEvent {
        NewEvent(id: id, type: "thing.happened", time: .earliest, payload: .encoded(Array("{}".utf8)))
    }
}
#endif
