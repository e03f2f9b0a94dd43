import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The history of a store in memory")
struct MemoryHistoryRunTests {
    @Test("is one that a right store can have")
    func history() async throws {
        let run = HistoryRun()
        print("history of memory: seed \(run.seed), for \(run.duration)")
        let report = try await HistoryChecker(seed: run.seed, load: HistoryLoad(appends: 500))
            .run(for: run.duration) { InMemoryEventStore() }
        print("history of memory: \(report)")
        #expect(report.acknowledged > 0 && report.refused > 0 && report.unknown > 0)
    }
}
