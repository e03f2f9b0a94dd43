import OrchestrixEventSourcing
import OrchestrixTesting
import Testing

/// The state machine under chance: whatever happens in whatever order, these hold.
@Suite("Group commit under chance")
struct GroupCommitPropertyTests {
    @Test(
        "tells each caller once, keeps the order and the limits, and lets only the poisoned and the broken fail",
        arguments: 0..<200)
    func holds(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let lanes = seed % 3 + 1
        var walk = Walk(
            limits: GroupCommitLimits(
                queued: .random(in: 1...12, using: &random), batchCount: .random(in: 1...6, using: &random),
                batchBytes: .random(in: 1...20, using: &random)),
            lanes: lanes)
        for _ in 0..<300 {
            try walk.step(&random)
        }
        try walk.drain()
        #expect(walk.machine.isIdle, "seed \(seed)")
        #expect(walk.open.isEmpty, "seed \(seed): \(walk.open) were never told")
        #expect(walk.told.values.allSatisfy { $0 == 1 }, "seed \(seed)")
        #expect(lanes > 1 || walk.committed == walk.committed.sorted(), "seed \(seed): the order of submission is kept")
        #expect(walk.failed == walk.poisoned.intersection(walk.told.keys).union(walk.broken), "seed \(seed)")
    }
}
