import OrchestrixCommon
import OrchestrixEventSourcing
import Synchronization

/// The log in memory, and the file behind it. What is on disk first is seen by readers afterwards.
final class Journal: Sendable {
    /// Tells how far the log has come.
    let signal = HeadSignal()

    private let clock: WallClock
    private let log: Mutex<Log?>
    private let file: Mutex<LogFile?>

    init(path: String, clock: WallClock) throws {
        var file = try LogFile(path: path)
        let reader = try LogReader(file.read())
        // What follows the last line that closes an append was never acknowledged.
        try file.cut(to: reader.length)
        let log = Log(reader.commits)
        signal.advance(to: log.head)
        self.clock = clock
        self.log = Mutex(log)
        self.file = Mutex(file)
    }

    /// Looks at the log.
    func read<Value>(_ body: (inout Log) throws -> Value) throws -> Value {
        try log.withLock { log in
            guard log != nil else { throw Self.closed }
            return try body(&log!)
        }
    }

    /// Carries out a change. Not to be called again before it has returned.
    func carryOut(_ change: Change) throws -> Change.Outcome {
        switch change {
        case .append(let request): Change.Outcome(result: try append(request))
        case .erase(let stream): Change.Outcome(erasedCount: try erase(stream))
        }
    }

    func close() {
        log.withLock { $0 = nil }
        file.withLock { $0 = nil }
        signal.close()
    }

    private func append(_ request: AppendRequest) throws -> AppendResult {
        let decision = try read { log in try log.decide(request, now: clock.now()) }
        guard case .store(let commit) = decision else { return decision.result }
        let lines = try commit.lines()
        try write { file in try file.append(lines) }
        let head = try read { log in
            log.add(commit)
            return log.head
        }
        signal.advance(to: head)
        return commit.result
    }

    private func erase(_ stream: StreamID) throws -> Int {
        let (commits, count) = try read { log in
            (log.commits.map { $0.erased(stream) }, log.state(of: stream).version)
        }
        let lines = try commits.flatMap { try $0.lines() }
        try write { file in try file.replace(with: lines) }
        try read { log in log = Log(commits) }
        return count
    }

    private func write(_ body: (inout LogFile) throws -> Void) throws {
        try file.withLock { file in
            guard file != nil else { throw Self.closed }
            try body(&file!)
        }
    }

    private static var closed: EventStoreError { EventStoreError(.storeClosed, "the store is closed") }
}
