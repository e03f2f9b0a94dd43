import Foundation
import OrchestrixEventSourcing
import OrchestrixSQLite

/// Our SQLite engine read from the first event to the last, each decoded into the aggregate's event enum.
final class CatchUp {
    private let path: String
    private let events: Int
    private var isFilled = false

    init(folder: String, events: Int) {
        path = "\(folder)/log-\(events).sqlite"
        self.events = events
    }

    deinit {
        ScratchFile(path: path).remove()
    }

    var contender: Contender {
        Contender(always: 1, units: events) { [self] _ in try await read() }
    }

    private func read() async throws -> Duration {
        try await fillOnce()
        let store = try await SQLiteEventStore(path: path)
        let duration = try await Clock.elapsed.measure {
            let codec = JSONEventCodec()
            var order = Order()
            var pages = store.subscribe().makeAsyncIterator()
            while order.lines < events, let page = try await pages.nextPage() {
                for stored in page { order.apply(try codec.decode(OrderEvent.self, from: stored)) }
            }
            precondition(order.lines == events, "read \(order.lines) events, not \(events)")
        }
        try await store.close()
        return duration
    }

    /// Writes the log, a thousand events an append.
    private func fillOnce() async throws {
        guard !isFilled else { return }
        isFilled = true
        let file = ScratchFile(path: path)
        file.remove()
        let store = try await SQLiteEventStore(path: path)
        let source = EventSource(payloads: .encoded)
        for start in stride(from: 0, to: events, by: 1_000) {
            let placed = try source.log(start..<min(start + 1_000, events), streams: max(1, events / 100))
            let streams = Dictionary(grouping: placed, by: \.stream)
            let writes = streams.map { StreamWrite($0.key, expected: .any, events: $0.value.map(\.event)) }
            keep(try await store.append(AppendRequest(writes)))
        }
        try await store.close()
    }
}
