#if Postgres
import OrchestrixEventSourcing
import OrchestrixPostgres
import OrchestrixTesting

/// A run from its beginning to the verdict: processes write and follow, the nemesis rages, and then what they tell is
/// held against what the store holds.
struct NemesisRun {
    let seed: UInt64
    let duration: Duration
    var crew = NemesisCrew()
    var acts = NemesisSchedule.everything

    /// - Throws: `HistoryBreach` where a store did what no right store does.
    func judge() async throws -> (report: HistoryReport, counts: NemesisCounts, isRestartable: Bool) {
        let server = try await onThread { try NemesisServer() }
        defer { server.end() }
        try await server.weaken()
        let schema = TestServer.freshSchema()
        let store = try await PostgreSQLEventStore(
            server.address, configuration: TestServer.configuration(schema))
        let database = try NemesisDatabase(server, schema: schema)
        let cast = NemesisCast(crew, schema: schema, seed: seed, address: server.address)
        var nemesis = Nemesis(database, cast: cast, schedule: NemesisSchedule(seed: seed, acts: acts))
        nemesis = try await perform(nemesis, store)
        let report = try await HistoryChecker(seed: seed).judge(cast.history, in: store)
        try await store.close()
        return (report, nemesis.counts, server.canRestart)
    }

    private func perform(_ nemesis: Nemesis, _ store: PostgreSQLEventStore) async throws -> Nemesis {
        let cast = nemesis.cast
        return try await withThrowingTaskGroup(of: Nemesis?.self) { group in
            for lane in cast.all {
                group.addTask {
                    try await onThread { try lane.live() }
                    return nil
                }
            }
            group.addTask {
                var nemesis = nemesis
                try await nemesis.rage(for: duration)
                for writer in cast.writers { writer.end() }
                try await nemesis.database.writersAreGone()
                if crew.tailersReachEnd { try await cast.tailersReachEnd(of: store, seed: seed) }
                for tailer in cast.tailers { tailer.end() }
                return nemesis
            }
            do {
                var last: Nemesis?
                for try await ended in group { last = ended ?? last }
                return last!
            } catch {
                // Their threads end only with the processes.
                for lane in cast.all { lane.end() }
                throw error
            }
        }
    }
}
#endif
