import OrchestrixEventSourcing

/// Holds a history against what the store holds at its end. A pure function: it asks no store.
struct HistoryJudge {
    let history: History
    let log: HistoryLog
    let places: HistoryPlaces
    let attempts: [HistoryKey: [HistoryAttempt]]
    var timeline: HistoryTimeline
    var findings = HistoryFindings()

    /// Appends with events that are stored wholly, once and by right, with their places.
    var settled: [HistoryKey: Int] = [:]

    private init(_ history: History, _ log: HistoryLog) {
        self.history = history
        self.log = log
        places = HistoryPlaces(log)
        attempts = Dictionary(grouping: history.attempts, by: \.key)
        timeline = HistoryTimeline(count: places.count)
    }

    /// What no right store does.
    static func findings(in history: History, _ log: HistoryLog) -> HistoryFindings {
        var judge = HistoryJudge(history, log)
        judge.judgeLog()
        judge.judgePresent()
        judge.judgeOrder()
        judge.judgeAbsent()
        judge.judgeObservations()
        judge.judgeReaders()
        judge.judgeCommands()
        judge.judgeErrors()
        return judge.findings
    }

    /// The first of the attempt's expectations that its stream doesn't meet behind `place`.
    func unmet(_ attempt: HistoryAttempt, behind place: Int) -> (write: HistoryWrite, version: Int)? {
        for write in attempt.writes {
            let version = places.version(of: write.stream, behind: place)
            guard write.expected.allows(version) else { return (write, version) }
        }
        return nil
    }

    private mutating func judgeErrors() {
        for attempt in history.attempts {
            guard case .failed(let code) = attempt.outcome else { continue }
            findings.add(.unexpectedError, attempt.key, "it failed with \(code)")
        }
        for (who, why) in history.stops {
            switch why {
            case .diverged: findings.add(.forgotten, who, "its checkpoint isn't in the log any more")
            case .stalled: findings.add(.stalled, who, "it wasn't woken for what is there")
            case .failed(let code): findings.add(.unexpectedError, who, "it failed with \(code)")
            }
        }
    }
}
