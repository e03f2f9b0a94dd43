import OrchestrixCommon
import Testing

@Suite("A guarded value")
struct GuardedTests {
    struct Refused: Error {}

    final class Counter: Sendable {
        private let counts = Guarded([0])

        func count() {
            counts.withLock { $0[0] += 1 }
        }

        var total: Int { counts.withLock { $0[0] } }
    }

    @Test("is touched by one task at a time, whatever the crowd")
    func exclusive() async {
        let counter = Counter()
        await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in
                    for _ in 0..<5_000 { counter.count() }
                }
            }
        }
        #expect(counter.total == 40_000)
    }

    @Test("is free again after an error, with what was done until then")
    func errors() {
        let value = Guarded(1)
        #expect(throws: Refused.self) {
            try value.withLock { value throws(Refused) in
                value = 2
                throw Refused()
            }
        }
        #expect(value.withLock { $0 } == 2)
    }
}
