#if Postgres
@testable import OrchestrixPostgres
import Testing

@Suite("What is repeated while the server can't be reached")
struct PersistenceTests {
    private let clock = JumpingClock()
    private let doubling = [10, 20, 40, 80, 160, 320, 640].map { Duration.milliseconds($0) }

    /// What came of the work, and how often it was done, where it fails that often at first.
    private func run(
        within limit: Duration, failures: Int, _ error: any Error
    ) async -> (result: Result<Int, any Error>, attempts: Int) {
        var attempts = 0
        do {
            let value = try await Persistence(limit: limit).run(clock: clock) {
                attempts += 1
                if attempts <= failures { throw error }
                return 7
            }
            return (.success(value), attempts)
        } catch {
            return (.failure(error), attempts)
        }
    }

    @Test("is repeated after pauses that double from 10 ms up to a second, until it succeeds")
    func growing() async throws {
        let (result, attempts) = await run(within: .seconds(60), failures: 11, PostgresError.lost)
        #expect(try result.get() == 7 && attempts == 12)
        #expect(clock.pauses == doubling + Array(repeating: .seconds(1), count: 4))
    }

    @Test("is given up with its last error before a pause would pass the limit")
    func limited() async {
        let (result, attempts) = await run(within: .seconds(3), failures: .max, PostgresError.lost)
        #expect(throws: PostgresError.lost) { try result.get() }
        #expect(clock.pauses == doubling + [.seconds(1)])
        #expect(attempts == 9)
    }

    @Test(
        "isn't repeated where that wouldn't help, or isn't a matter of the connection",
        arguments: [
            PostgresError(.postgresUnreachable, "the server refused the password"),
            PostgresError(sqlState: "23505", context: [:]), PostgresError(sqlState: "40001", context: [:]),
        ])
    func final(error: PostgresError) async {
        let (result, attempts) = await run(within: .seconds(60), failures: 1, error)
        #expect(throws: error) { try result.get() }
        #expect(attempts == 1 && clock.pauses.isEmpty)
    }

    @Test("isn't repeated any more once its task is cancelled")
    func cancelled() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await run(within: .seconds(60), failures: 1, PostgresError.lost)
        }
        let (result, attempts) = await task.value
        #expect(throws: CancellationError.self) { try result.get() }
        #expect(attempts == 1)
    }
}
#endif
