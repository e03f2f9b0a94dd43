#if Postgres
@testable import OrchestrixPostgres

extension Server {
    func tryPool() async throws {
        let pool = ConnectionPool(settings, limits: PoolLimits(maximum: 2, acquireTimeout: .seconds(300)))
        let callers = (1...30).map { number in
            Task { try await pool.perform { session in try session.run(.number(number)).int(0, 0) } }
        }
        for caller in callers.prefix(10) { caller.cancel() }
        for caller in callers { _ = await caller.result }
        try await pool.perform { session in _ = try session.run(.begin) }
        try await pool.perform { session in try expect(session.isReusable, "a pool hands on no open transaction") }
        await pool.close()
        try await expectFailure("a closed pool") { try await pool.perform { _ in } }
    }
}

extension PostgresCall {
    fileprivate static func number(_ number: Int) -> PostgresCall {
        PostgresCall("SELECT $1::bigint") { $0.bind(number) }
    }
}
#endif
