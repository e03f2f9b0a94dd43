import OrchestrixEventSourcing
import Testing

@testable import OrchestrixTesting

@Suite("The plan of a workload")
struct HistoryPlanTests {
    private func plans(_ seed: UInt64, writer: Int = 0) -> [HistoryPlan] {
        (0..<1_000).map { HistoryPlan(seed: seed, key: HistoryKey(writer: writer, number: $0), streams: 10) }
    }

    private func told(_ plans: [HistoryPlan]) -> [String] {
        plans.map { plan in
            let writes = plan.writes(plan.targets.map { _ in 5 })
            let sizes = plan.request(writes, payloads: .encoded).writes.flatMap(\.events).map(\.payload.byteCount)
            return "\(writes) \(sizes) \(plan.hasCommand) \(plan.delivery) \(plan.stall)"
        }
    }

    @Test("is the same for the same seed and writer, and another for others")
    func replays() {
        #expect(told(plans(1)) == told(plans(1)))
        #expect(told(plans(1)) != told(plans(2)))
        #expect(told(plans(1)) != told(plans(1, writer: 1)))
    }

    @Test("sends the same event again under the same id, with the same content")
    func sameEvents() {
        for plan in plans(3).prefix(200) {
            let first = plan.request(plan.writes(plan.targets.map { _ in 1 }), payloads: .encoded)
            let again = plan.request(plan.writes(plan.targets.map { _ in 9 }), payloads: .encoded)
            #expect(first.eventIDs == again.eventIDs)
            let contents = zip(first.writes.flatMap(\.events), again.writes.flatMap(\.events))
            #expect(contents.allSatisfy { $0.payload.hasSameContent(as: $1.payload) && $0.type == $1.type })
        }
    }

    @Test("has every kind of expectation and of delivery, several streams, commands, refusals and stalls")
    func hasEverything() {
        let plans = plans(4)
        let targets = plans.flatMap(\.targets)
        #expect(Set(targets.map { "\($0.mode)" }).count == 5)
        #expect(Set(plans.map { "\($0.delivery)" }).count == 5)
        #expect(Set(plans.map(\.targets.count)) == [1, 2, 3, 4])
        #expect(Set(targets.map(\.events)) == [0, 1, 2, 3])
        #expect(plans.contains { $0.hasCommand && $0.targets.allSatisfy { $0.events == 0 } })
        #expect(plans.contains { $0.hasCommand && $0.targets.contains { $0.events > 0 } })
        #expect(plans.contains { $0.stall > 0 })
        #expect(targets.allSatisfy { !($0.mode == .beside && $0.expected(4).allows(4)) })
        #expect(targets.contains { $0.mode == .asRead && $0.expected(4) == .exactly(4) })
    }
}
