import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging

/// The in-memory engine at work, with events held as Swift values.
enum MemoryContenders {
    /// Makes a command and publishes it to its one handler.
    static var publishing: Contender {
        let bus = InMemoryMessageBus()
        bus.handle(PlaceOrder.self) { keep($0.quantity) }
        return Contender { count in
            try Clock.processor.measure {
                for number in 0..<count {
                    try bus.publish(PlaceOrder(orderID: "ord-00004211", customerID: "cus-00004211", quantity: number))
                }
            }
        }
    }

    /// Appends events that are there already, one a call, at the version expected: ten to each of a thousand streams.
    static var appending: Contender {
        Contender { count in
            var duration = Duration.zero
            for start in stride(from: 0, to: count, by: 10_000) {
                duration += try await append(min(10_000, count - start), streams: 1_000)
            }
            return duration
        }
    }

    private static func append(_ count: Int, streams: Int) async throws -> Duration {
        let requests = try EventSource(payloads: .typed).log(count, streams: streams).map(\.request)
        let store = InMemoryEventStore(payloads: .typed)
        let duration = try await Clock.processor.measure {
            for request in requests { keep(try await store.append(request)) }
        }
        try await check(store, holds: count)
        return duration
    }

    /// Loads an aggregate of 10,000 events; an event is what is counted.
    static var loading: Contender {
        Contender(first: 10, units: 10_000) { count in
            let store = InMemoryEventStore(payloads: .typed)
            let events = try EventSource(payloads: .typed).log(10_000, streams: 1).map(\.event)
            keep(try await store.append(AppendRequest(to: Order.stream("ORD-0"), expected: .noStream, events: events)))
            let repository = AggregateRepository<Order>(store: store)
            return try await Clock.processor.measure {
                for _ in 0..<count {
                    let order = try await repository.load("ORD-0")
                    precondition(order.state.lines == 10_000)
                }
            }
        }
    }

    /// Loads an aggregate, lets it decide, and saves it: a thousand aggregates in turn, until each has ten events.
    static var saving: Contender {
        Contender { count in
            var duration = Duration.zero
            for start in stride(from: 0, to: count, by: 9_000) {
                duration += try await save(min(9_000, count - start), aggregates: 1_000)
            }
            return duration
        }
    }

    private static func save(_ count: Int, aggregates: Int) async throws -> Duration {
        let store = InMemoryEventStore(payloads: .typed)
        let repository = AggregateRepository<Order>(store: store)
        let ids = (0..<aggregates).map { "ORD-\($0)" }
        for id in ids { try await repository.execute(id) { try $0.place(OrderLine(number: 0)) } }
        let line = OrderLine(number: 4_211)
        let duration = try await Clock.processor.measure {
            for number in 0..<count {
                var order = try await repository.load(ids[number % aggregates])
                try order.record { (state) throws(Order.Rejection) in try state.place(line) }
                try await repository.save(&order)
            }
        }
        try await check(store, holds: aggregates + count)
        return duration
    }

    private static func check(_ store: InMemoryEventStore, holds count: Int) async throws {
        let head = try await store.head()
        precondition(head == count, "the log holds \(head) events, not \(count)")
    }
}
