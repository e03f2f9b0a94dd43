import OrchestrixEventSourcing
import OrchestrixPostgres

/// Our PostgreSQL engine, appended to by callers at the same time.
struct PostgresAppending {
    let address: String
    let callers: Callers

    var contender: Contender {
        let most = 200_000 / callers.eventsPerAppend
        return Contender(first: 1_000 / callers.eventsPerAppend, most: most, units: callers.eventsPerAppend) { count in
            try await measure(count)
        }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let requests = try callers.requests(count)
        let schema = try await ScratchSchema.make(at: address)
        let store = try await schema.open()
        try await store.warmUp()
        let duration = try await Clock.elapsed.measure { try await Callers.append(requests, to: store) }
        try await store.close()
        try await schema.remove(holding: count * callers.eventsPerAppend + 1)
        return duration
    }
}

extension PostgreSQLEventStore {
    /// Appends one event, so that the connection stands and the statements are prepared.
    ///
    /// - Parameter prefix: what its stream's id begins with.
    func warmUp(prefix: String = "WARM") async throws {
        for placed in try EventSource(payloads: .encoded).log(1, streams: 1, prefix: prefix + "-UP") {
            keep(try await append(placed.request))
        }
    }
}
