import Foundation
import OrchestrixCommon
import Testing

@Suite("A wall clock")
struct WallClockTests {
    private let noon = Timestamp(microsecondsSinceEpoch: 1_795_435_200_000_000)

    @Test("stands still, or goes on by the same step with every reading, as tests need it")
    func injected() {
        let fixed = WallClock.fixed(noon)
        #expect([fixed.now(), fixed.now()] == [noon, noon])
        let stepping = WallClock.stepping(from: noon, by: .milliseconds(1))
        #expect(
            [stepping.now(), stepping.now(), stepping.now()] == [
                noon, noon + .milliseconds(1), noon + .milliseconds(2),
            ])
        #expect(WallClock { .latest }.now() == .latest)
    }

    @Test("hands every step to one reader only")
    func concurrency() async {
        let clock = WallClock.stepping(from: noon, by: .seconds(1))
        let readings = await withTaskGroup { group in
            for _ in 0..<8 {
                group.addTask { @concurrent in (0..<500).map { _ in clock.now() } }
            }
            return await group.reduce(into: Set()) { $0.formUnion($1) }
        }
        #expect(readings.count == 4_000)
        #expect(readings.max() == noon + .seconds(3_999))
    }

    @Test("tells the operating system's time")
    func system() {
        let before = Timestamp(Date())
        let now = WallClock.system.now()
        #expect(before <= now && now <= Timestamp(Date()))
    }
}
