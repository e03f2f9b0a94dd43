#if Postgres
import Foundation
@testable import OrchestrixPostgres
import Testing

@Suite("Threads of connections")
struct ConnectionThreadTests {
    private let key = Int.random(in: 1...Int(Int32.max))

    /// With a limit of the server's own: where a wait took the threads on which this test runs, it couldn't even be ended
    /// by the test's.
    private let settings = PostgresConfiguration(connectTimeout: .seconds(300), lockTimeout: .seconds(60))
        .settings(address: TestServer.address)

    @Test(
        "wait for the server in the tasks' stead: ordinary tasks run however many connections wait",
        .timeLimit(.minutes(5)))
    func waiting() async throws {
        let count = 4 * ProcessInfo.processInfo.activeProcessorCount
        let (lock, unlock) = (call("pg_advisory_lock"), call("pg_advisory_unlock"))
        let holder = try await PostgresConnection.open(settings)
        try await holder.perform { session in _ = try session.run(lock) }
        var connections: [PostgresConnection] = []
        for _ in 1...count { connections.append(try await PostgresConnection.open(settings)) }
        let ended = LineCount()
        let waiters = connections.map { connection in
            Task {
                defer { ended.add() }
                try await connection.perform { session in _ = try session.run([lock, unlock]) }
            }
        }
        while ended.count == 0 {
            if try await waiting(holder) == count { break }
            try Task.checkCancellation()
        }
        let isReleased = try await Task.detached {
            try await holder.perform { session in try session.run(unlock).bool(0, 0) }
        }.value
        #expect(isReleased)
        for waiter in waiters { try await waiter.value }
    }

    private func call(_ function: String) -> PostgresCall {
        PostgresCall("SELECT \(function)($1)") { $0.bind(key) }
    }

    /// How many wait for the lock.
    private func waiting(_ connection: PostgresConnection) async throws -> Int {
        let call = PostgresCall(
            """
            SELECT count(*) FROM pg_locks
            WHERE locktype = 'advisory' AND NOT granted AND (classid::bigint << 32) | objid::bigint = $1::bigint
            """
        ) { $0.bind(key) }
        return try await connection.perform { session in try session.run(call).int(0, 0) }
    }
}
#endif
