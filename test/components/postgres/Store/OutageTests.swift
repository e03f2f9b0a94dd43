#if Postgres
import Foundation
import Logging
import OrchestrixCommon
import OrchestrixEventSourcing
@testable import OrchestrixPostgres
import Testing

@Suite("An outage that is longer than the limits")
struct OutageTests {
    private let database = TestServer.freshSchema()
    private let secret = "hunter-\(UUID())"

    @Test(
        "fails appends, reads and pings, which may be repeated, and doesn't end a subscription",
        .timeLimit(.minutes(10)))
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
            let asked = await #expect(throws: EventStoreError.self) { try await store.ping() }
            #expect(asked?.code == .storeFailed && asked?.isRetryable == true)
        }
        try await allowConnections(true)
        try await append("2", to: store)
        try await persistently { try await store.ping() }
        #expect(try await reading.value == ["1", "2"])
        try await store.close()
        try await OtherProgram.run("DROP DATABASE \"\(database)\"")
    }

    @Test("is logged, without the address of the server and its password", .timeLimit(.minutes(10)))
    func log() async throws {
        let lines = LogLines.shared
        try await OtherProgram.run("CREATE DATABASE \"\(database)\"")
        let store = try await open(acquireTimeout: .seconds(300))
        try await allowConnections(false)
        var readers: [Task<Void, any Error>] = []
        // On a busy machine it may be that the server hasn't answered in time.
        while !warnings.contains(where: { $0.contains("postgres.unreachable") }) {
            try Task.checkCancellation()
            let reader = LogLines.$test.withValue(database) {
                Task { for try await event in store.subscribe() where event.id == "1" { return } }
            }
            readers.append(reader)
            while warnings.count < readers.count {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
        try await allowConnections(true)
        try await append("1", to: store)
        for reader in readers { try await reader.value }
        let texts = lines.all.filter { $0.test == database }.map(\.text)
        let address = try address
        for part in [address.string, address.password, address.host, address.port.map(String.init), database] {
            let part = try #require(part)
            #expect(!texts.contains { $0.contains(part) })
        }
        #expect(!lines.all.contains { $0.text.contains(secret) })
        try await store.close()
        try await OtherProgram.run("DROP DATABASE \"\(database)\"")
    }

    /// What this test's subscriptions have warned of.
    private var warnings: [String] {
        LogLines.shared.all.filter { $0.test == database && $0.level == .warning }.map(\.text)
    }

    /// The tests' server lets in whoever comes, also with a password.
    private var address: URLComponents {
        get throws {
            var address = try #require(URLComponents(string: TestServer.address(of: database)))
            address.password = address.password ?? secret
            address.path = "/" + database
            return address
        }
    }

    /// On a busy machine it may take more than one attempt, with limits like these.
    private func open(acquireTimeout: Duration = .milliseconds(200)) async throws -> PostgreSQLEventStore {
        let configuration = PostgresConfiguration(
            pool: PoolLimits(acquireTimeout: acquireTimeout), connectTimeout: .milliseconds(200))
        return try await persistently {
            try await PostgreSQLEventStore(try #require(address.string), configuration: configuration)
        }
    }

    private func append(_ id: String, to store: PostgreSQLEventStore) async throws {
        try await persistently { _ = try await store.append(.one(id)) }
    }

    private func persistently<Result>(_ work: () async throws -> Result) async throws -> Result {
        while true {
            do { return try await work() } catch let error as EventStoreError where error.isRetryable { continue }
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
