import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixTesting

extension AppendRequest {
    /// One event with this id.
    static func one(_ id: String, expected: ExpectedVersion = .any) -> AppendRequest {
        let event = NewEvent(id: id, type: "noted", time: .earliest, payload: .encoded(Array("{}".utf8)))
        return AppendRequest(to: StreamID(category: "box", id: "a"), expected: expected, events: [event])
    }
}

/// Every operation of a store, as a call.
let everyOperation: [(operation: StoreOperation, call: @Sendable (any EventStore) async throws -> Void)] = [
    (.append, { _ = try await $0.append(.one("x")) }),
    (.readStream, { _ = try await $0.read(StreamQuery(StreamID(category: "box", id: "a"))) }),
    (.readLog, { _ = try await $0.read(LogQuery()) }),
    (.streams, { _ = try await $0.streams(StreamListQuery()) }),
    (.commands, { _ = try await $0.commands(CommandListQuery()) }),
    (.command, { _ = try await $0.command("c") }),
    (.head, { _ = try await $0.head() }),
    (.erase, { try await $0.erase(StreamID(category: "box", id: "a")) }),
    (.wait, { try await $0.waitForEvents(after: 0) }),
]
