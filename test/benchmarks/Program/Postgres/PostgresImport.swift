import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixPostgres

/// An exported log, of CloudEvents in JSON, imported into our PostgreSQL engine.
struct PostgresImport {
    let address: String

    var contender: Contender {
        Contender(first: 5_000, most: 200_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let lines = try await export(count)
        let schema = try await ScratchSchema.make(at: address)
        let store = try await schema.open()
        let duration = try await Clock.elapsed.measure { keep(try await store.importLog(from: lines)) }
        try await store.close()
        try await schema.remove(holding: count)
        return duration
    }

    private func export(_ count: Int) async throws -> ExportedLines {
        let store = InMemoryEventStore()
        for placed in try EventSource(payloads: .encoded).log(count, streams: max(1, count / 100)) {
            keep(try await store.append(placed.request))
        }
        var lines: [[UInt8]] = []
        for try await line in LogExport(of: store) { lines.append(line) }
        return ExportedLines(lines: lines)
    }
}

/// The lines of an exported log, at hand.
struct ExportedLines: AsyncSequence {
    let lines: [[UInt8]]

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: IndexingIterator<[[UInt8]]>

        mutating func next() async -> [UInt8]? { rest.next() }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: lines.makeIterator()) }
}
