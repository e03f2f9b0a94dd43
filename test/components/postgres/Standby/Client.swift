#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixPostgres
import Synchronization
import Testing

/// A program with little patience that appends one event after another, each again until it is stored, and follows its
/// log meanwhile.
final class Client: Sendable {
    private static let last = "last"

    private let store: PostgreSQLEventStore
    private let appended = Mutex(0)
    private let reading: Task<[String], any Error>

    init(_ address: String) async throws {
        let configuration = PostgresConfiguration(
            schema: TestServer.freshSchema(), pool: PoolLimits(maximum: 2, acquireTimeout: .milliseconds(200)),
            connectTimeout: .milliseconds(200))
        let store = try await Self.persistently {
            try await PostgreSQLEventStore(address, configuration: configuration)
        }
        self.store = store
        reading = Task {
            var seen: [String] = []
            for try await event in store.subscribe() {
                seen.append(event.id)
                if event.id == Self.last { break }
            }
            return seen
        }
    }

    /// Appends until the task is cancelled.
    func append() async throws {
        while !Task.isCancelled {
            let id = "\(appended.withLock { $0 } + 1)"
            // A call isn't cancelled by half: what became of it is found out.
            _ = try await Task { [store] in try await Self.persistently { try await store.append(.one(id)) } }.value
            appended.withLock { $0 += 1 }
        }
    }

    /// Holds what the log has, and what its reader was given, against what was appended: once each, in that order.
    func judge() async throws {
        _ = try await Self.persistently { [store] in try await store.append(.one(Self.last)) }
        let expected = (1...appended.withLock { $0 }).map(String.init) + [Self.last]
        #expect(try await reading.value == expected)
        #expect(try await store.log().reduce(into: []) { $0.append($1.id) } == expected)
        try await store.close()
    }

    private static func persistently<Result: Sendable>(
        _ work: @Sendable () async throws -> Result
    ) async throws -> Result {
        while true {
            do { return try await work() } catch let error as any OrchestrixError where error.isRetryable { continue }
        }
    }
}
#endif
