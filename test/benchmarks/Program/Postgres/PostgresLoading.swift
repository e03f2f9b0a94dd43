import OrchestrixEventSourcing
import OrchestrixPostgres

/// An aggregate loaded from our PostgreSQL engine, each event decoded into the aggregate's event enum.
struct PostgresLoading {
    let address: String
    let events: Int

    var contender: Contender {
        Contender(first: 5, units: events) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let log = try EventSource(payloads: .encoded).log(events, streams: 1).map(\.event)
        let schema = try await ScratchSchema.make(at: address)
        let store = try await schema.open()
        keep(try await store.append(AppendRequest(to: Order.stream("ORD-0"), expected: .noStream, events: log)))
        let repository = AggregateRepository<Order>(store: store)
        let duration = try await Clock.elapsed.measure {
            for _ in 0..<count {
                let order = try await repository.load("ORD-0")
                precondition(order.state.lines == events)
            }
        }
        try await store.close()
        try await schema.remove(holding: events)
        return duration
    }
}
