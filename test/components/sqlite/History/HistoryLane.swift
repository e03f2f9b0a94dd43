import OrchestrixTesting

/// A process that writes, over many lives: it is started, killed while it appends, and started again.
struct HistoryLane {
    let path: String
    let seed: UInt64
    let lane: Int

    private(set) var history = History()
    private(set) var kills = 0
    private(set) var unsettled = 0

    /// How many writers each process runs.
    private static let writers = 4

    private var numbers: Range<Int> { lane * Self.writers..<(lane + 1) * Self.writers }

    init(path: String, seed: UInt64, lane: Int) {
        self.path = path
        self.seed = seed
        self.lane = lane
    }

    /// Lives until `end` and dies there, but not before a kill has found an append in flight. Blocks.
    mutating func live(until end: ContinuousClock.Instant) throws {
        var random = SeededRandom(seed: seed &+ UInt64(lane))
        while goesOn(until: end) {
            let worker = try WorkerProcess(["history", path, String(seed), String(kills)] + numbers.map(argument))
            try take(Int.random(in: 1...2_000, using: &random), linesOf: worker, until: end)
            worker.kill()
            for line in worker.remainingLines() { take(line) }
            _ = worker.exitStatus()
            kills += 1
            unsettled += numbers.reduce(0) { $0 + history.unsettledNumbers(ofWriter: $1).count }
        }
    }

    private mutating func take(
        _ count: Int, linesOf worker: WorkerProcess, until end: ContinuousClock.Instant
    ) throws {
        for _ in 0..<count where goesOn(until: end) {
            guard let line = worker.line() else { throw Died(lane: lane) }
            take(line)
        }
    }

    private func goesOn(until end: ContinuousClock.Instant) -> Bool {
        ContinuousClock.now < end || unsettled == 0
    }

    private mutating func take(_ line: String) {
        if let entry = HistoryEntry(line: line) { history.add(entry) }
    }

    private func argument(_ writer: Int) -> String {
        let unsettled = history.unsettledNumbers(ofWriter: writer).map(String.init).joined(separator: ",")
        return "\(writer):\(history.nextNumber(ofWriter: writer)):\(unsettled)"
    }

    /// A worker ended although nobody had killed it.
    struct Died: Error {
        let lane: Int
    }
}
