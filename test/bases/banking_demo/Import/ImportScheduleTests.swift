import Foundation
import OrchestrixTesting
import Testing

@testable import banking_demo

@Suite("ImportSchedule")
struct ImportScheduleTests {
    @Test("a line begins when the last lines of all its keys have ended")
    func order() {
        var schedule = ImportSchedule(keys: [["A"], ["B"], ["A", "B"], ["C"], ["A"]], limit: 8)
        #expect(schedule.start() == [0, 1, 3])
        #expect(schedule.finish(0) == [])
        #expect(schedule.finish(3) == [])
        #expect(schedule.finish(1) == [2])
        #expect(schedule.finish(2) == [4])
        #expect(schedule.finish(4) == [])
    }

    @Test("no more lines run at once than the limit allows", arguments: [1, 2, 3])
    func limit(limit: Int) {
        var schedule = ImportSchedule(keys: (0..<5).map { [$0] }, limit: limit)
        #expect(schedule.start() == Array(0..<limit))
        #expect(schedule.finish(0) == [limit])
    }

    @Test("a line that names a key twice doesn't wait for itself")
    func twice() {
        var schedule = ImportSchedule(keys: [["A", "A"], ["A", "A"]], limit: 8)
        #expect(schedule.start() == [0])
        #expect(schedule.finish(0) == [1])
    }

    @Test("lines without keys wait for nobody")
    func none() {
        var schedule = ImportSchedule(keys: [[], [], []] as [[Int]], limit: 2)
        #expect(schedule.start() == [0, 1])
        #expect(schedule.finish(1) == [2])
    }

    @Test("whatever the order in which lines end: all run, each key in file order and one at a time", arguments: 0..<50)
    func property(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let keys = (0..<200).map { _ in
            (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 0..<12, using: &random) }
        }
        let limit = Int.random(in: 1...9, using: &random)
        var schedule = ImportSchedule(keys: keys, limit: limit)
        var running = schedule.start()
        var begun = running
        while !running.isEmpty {
            #expect(running.count <= limit)
            #expect(isFree(running, keys))
            let ended = running.remove(at: Int.random(in: running.indices, using: &random))
            let next = schedule.finish(ended)
            running += next
            begun += next
        }
        #expect(begun.sorted() == Array(keys.indices))
        for key in 0..<12 {
            let lines = begun.filter { keys[$0].contains(key) }
            #expect(lines == lines.sorted())
        }
    }

    /// Whether no two running lines share a key.
    private func isFree(_ running: [Int], _ keys: [[Int]]) -> Bool {
        let used = running.flatMap { Set(keys[$0]) }
        return used.count == Set(used).count
    }
}
