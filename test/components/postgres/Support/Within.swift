#if Postgres
/// Runs `work`, and gives it up when it takes so long that nothing but a fault can be the reason.
func within(
    _ limit: Duration, waitingFor what: String, _ work: @escaping @Sendable () async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: limit)
            throw WaitedInVain(what: what)
        }
        defer { group.cancelAll() }
        try await group.next()
    }
}

/// Something that was to happen didn't.
struct WaitedInVain: Error {
    let what: String
}
#endif
