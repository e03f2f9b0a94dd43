/// Decides which lines of an import may run now.
///
/// A line waits for the last line before it under each of its keys; so the lines of one account, and those of one
/// command id, run one after another in the order of the file, and all others side by side. A value that only
/// decides: who uses it runs the lines.
struct ImportSchedule {
    private var successors: [[Int]]
    private var unfinishedPredecessors: [Int]
    private var ready: [Int] = []
    private var nextReady = 0
    private var running = 0
    private let limit: Int

    /// - Parameters:
    ///   - keys: the keys of each line, in the order of the file.
    ///   - limit: how many lines may run at once, at least one.
    init(keys: [[some Hashable]], limit: Int) {
        self.limit = max(1, limit)
        successors = Array(repeating: [], count: keys.count)
        unfinishedPredecessors = Array(repeating: 0, count: keys.count)
        link(keys)
    }

    /// The lines to begin now.
    mutating func start() -> [Int] {
        let count = min(limit - running, ready.count - nextReady)
        let started = Array(ready[nextReady..<(nextReady + count)])
        nextReady += count
        running += count
        return started
    }

    /// Takes in that a line has ended.
    ///
    /// - Returns: the lines to begin now.
    mutating func finish(_ line: Int) -> [Int] {
        running -= 1
        for successor in successors[line] {
            unfinishedPredecessors[successor] -= 1
            if unfinishedPredecessors[successor] == 0 { ready.append(successor) }
        }
        return start()
    }

    private mutating func link<Key: Hashable>(_ keys: [[Key]]) {
        var last: [Key: Int] = [:]
        for line in keys.indices {
            let predecessors = Set(keys[line].compactMap { last[$0] })
            for predecessor in predecessors { successors[predecessor].append(line) }
            unfinishedPredecessors[line] = predecessors.count
            if predecessors.isEmpty { ready.append(line) }
            for key in keys[line] { last[key] = line }
        }
    }
}
