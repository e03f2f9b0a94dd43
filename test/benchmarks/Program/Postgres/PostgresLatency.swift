import OrchestrixEventSourcing
import OrchestrixPostgres

/// One caller of our PostgreSQL engine, by the median call.
struct PostgresLatency {
    let address: String

    var contender: Contender {
        Contender(first: 500, most: 100_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let requests = try Callers(count: 1).requests(count)[0]
        let schema = try await ScratchSchema.make(at: address)
        let store = try await schema.open()
        try await store.warmUp()
        var calls = CallTimes()
        for request in requests {
            calls.add(try await Clock.elapsed.measure { keep(try await store.append(request)) })
        }
        try await store.close()
        try await schema.remove(holding: count + 1)
        return calls.median * count
    }
}
