import Foundation
import OrchestrixTesting

@testable import sqlite_worker

/// One worker over many lives: it is started, killed while it appends, and started again.
final class TortureLane {
    private let path: String
    private let seed: UInt64
    private var random: SeededRandom
    private var highest = 0
    private var unsettled: [Int] = []

    /// What was acknowledged: the number of the append, and its positions.
    private(set) var acknowledged: [Int: ClosedRange<Int>] = [:]

    /// What was refused for sure: a lost race.
    private(set) var lost: Set<Int> = []

    /// How many kills found at least one append in flight.
    private(set) var hits = 0

    /// How many appends were in flight at those kills.
    private(set) var inFlight = 0

    init(path: String, seed: UInt64) {
        self.path = path
        self.seed = seed
        random = SeededRandom(seed: seed)
    }

    /// Lives, and dies after a while that chance decides. Blocks.
    func live() throws {
        let worker = try WorkerProcess(["torture", path, String(seed)] + unsettled.map(String.init))
        worker.send(String(highest + 1))
        var tried: Set<Int> = []
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            guard let line = worker.line() else { throw Died(seed: seed) }
            take(line, &tried)
        }
        for _ in 0..<Int.random(in: 0...200_000, using: &random) { _ = random.next() }
        worker.kill()
        for line in worker.remainingLines() { take(line, &tried) }
        _ = worker.exitStatus()
        if !tried.isEmpty { hits += 1 }
        inFlight += tried.count
        unsettled = Set(unsettled).union(tried).filter { acknowledged[$0] == nil && !lost.contains($0) }.sorted()
    }

    private func take(_ line: String, _ tried: inout Set<Int>) {
        let words = line.split(separator: " ")
        let number = Int(words[1])!
        highest = max(highest, number)
        switch words[0] {
        case "try": tried.insert(number)
        case "lost":
            tried.remove(number)
            lost.insert(number)
        default:
            tried.remove(number)
            acknowledged[number] = Int(words[2])!...Int(words[3])!
        }
    }

    /// A worker ended although nobody had killed it.
    struct Died: Error {
        let seed: UInt64
    }
}
