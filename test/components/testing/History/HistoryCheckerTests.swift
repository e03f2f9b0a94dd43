import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The history checker")
struct HistoryCheckerTests {
    @Test("raises no alarm on a right store, whatever the seed", arguments: 1...40)
    func rightStore(_ seed: UInt64) async throws {
        let report = try await HistoryChecker(seed: seed, load: HistoryLoad(appends: 25)).run {
            InMemoryEventStore()
        } reopen: { store in
            store
        }
        #expect(report.seed == seed)
        #expect(report.attempts > 400)
        #expect(report.repeated > 10 && report.refused > 10 && report.unknown > 10 && report.commands > 10)
    }
}
