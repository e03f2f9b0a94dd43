#if Postgres
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("An outage that is longer than the limits")
struct OutageTests {
    private let database = TestServer.freshSchema()

    @Test("fails appends and reads, which may be repeated, and doesn't end a subscription", .timeLimit(.minutes(10)))
    func subscription() async throws {
        try await OtherProgram.run("CREATE DATABASE \"\(database)\"")
        let store = try await open()
        let reading = Task {
            var seen: [String] = []
            for try await event in store.subscribe() {
                seen.append(event.id)
                if seen.count == 2 { break }
            }
            return seen
        }
        try await append("1", to: store)
        try await allowConnections(false)
        for _ in 1...3 {
            let appended = await #expect(throws: EventStoreError.self) { try await store.append(.one("no")) }
            #expect(appended?.isRetryable == true)
            let read = await #expect(throws: EventStoreError.self) { try await store.head() }
            #expect(read?.code == .storeFailed && read?.isRetryable == true)
        }
        try await allowConnections(true)
        try await append("2", to: store)
        #expect(try await reading.value == ["1", "2"])
        try await store.close()
        try await OtherProgram.run("DROP DATABASE \"\(database)\"")
    }

    /// On a busy machine it may take more than one attempt, with limits like these.
    private func open() async throws -> PostgreSQLEventStore {
        let configuration = PostgresConfiguration(
            pool: PoolLimits(acquireTimeout: .milliseconds(200)), connectTimeout: .milliseconds(200))
        while true {
            do {
                return try await PostgreSQLEventStore(
                    TestServer.address(of: database) + "&dbname=\(database)", configuration: configuration)
            } catch let error as EventStoreError where error.isRetryable {
                continue
            }
        }
    }

    private func append(_ id: String, to store: PostgreSQLEventStore) async throws {
        while true {
            do {
                _ = try await store.append(.one(id))
                return
            } catch let error as EventStoreError where error.isRetryable {
                continue
            }
        }
    }

    private func allowConnections(_ isAllowed: Bool) async throws {
        try await OtherProgram.run("ALTER DATABASE \"\(database)\" ALLOW_CONNECTIONS \(isAllowed)")
        guard !isAllowed else { return }
        _ = try await OtherProgram.texts(
            "SELECT pg_terminate_backend(pid, 600000) FROM pg_stat_activity WHERE datname = '\(database)'")
    }
}
#endif
