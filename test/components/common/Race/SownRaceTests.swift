import Dispatch
import Foundation
import Testing

/// A race on purpose, by which `make test-tsan` proves that the thread sanitizer sees races here.
@Suite("A race that is sown on purpose")
struct SownRaceTests {
    @Test(
        "is there for the thread sanitizer to find",
        .enabled(if: ProcessInfo.processInfo.environment["ORCHESTRIX_SOW_RACE"] == "1"))
    func races() {
        let counter = UnguardedCounter()
        let threads = DispatchGroup()
        for _ in 0..<2 {
            threads.enter()
            Thread.detachNewThread {
                for _ in 0..<1_000 { counter.value += 1 }
                threads.leave()
            }
        }
        threads.wait()
        #expect(counter.value > 0)
    }
}
