#if Postgres
/// Repeats what may be repeated while the server can't be reached or connections are lost.
struct Persistence: Sendable {
    /// For how long.
    let limit: Duration

    func run<Result>(
        clock: some Clock<Duration> = ContinuousClock(), _ work: () async throws -> Result
    ) async throws -> Result {
        let deadline = clock.now.advanced(by: limit)
        var pause = Duration.milliseconds(10)
        while true {
            do { return try await work() } catch let error as PostgresError
                where error.concernsConnection && error.isRetryable && clock.now.advanced(by: pause) < deadline
            {
                try await clock.sleep(for: pause)
                pause = min(pause * 2, .seconds(1))
            }
        }
    }
}
#endif
