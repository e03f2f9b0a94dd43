import GRDBSQLite
import OrchestrixEventSourcing

/// SQLite's C interface: one prepared INSERT, one row a commit, into a store's own table with its own indexes.
struct RawSQLite {
    let folder: String
    let streams: Int

    var contender: Contender {
        Contender(first: 500, most: 200_000) { count in try await measure(count) }
    }

    private func measure(_ count: Int) async throws -> Duration {
        let log = try EventSource(payloads: .encoded).log(count, streams: streams)
        let file = try await ScratchFile.make(in: folder)
        defer { file.remove() }
        let rows = try RowWriter(path: file.path)
        return Clock.elapsed.measure {
            for (index, placed) in log.enumerated() { rows.insert(placed, position: index + 1) }
        }
    }
}
