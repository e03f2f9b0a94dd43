/// What a workload has done, counted.
public struct HistoryReport: Sendable, Hashable {
    /// The seed that replays it; of several rounds the first one's, the others follow it by one each.
    public internal(set) var seed: UInt64

    /// How many workloads, each on a store of its own.
    public internal(set) var rounds = 0

    /// Calls of `append`.
    public internal(set) var attempts = 0

    /// Those that were acknowledged, repetitions among them.
    public internal(set) var acknowledged = 0

    /// Those that were repetitions, and got their first result.
    public internal(set) var repeated = 0

    /// Those that were refused because a stream wasn't as expected.
    public internal(set) var refused = 0

    /// Those of whose outcome nobody heard.
    public internal(set) var unknown = 0

    /// Events that were stored.
    public internal(set) var events = 0

    /// Commands that were stored.
    public internal(set) var commands = 0

    /// Pages that readers were given.
    public internal(set) var pages = 0

    /// Events in them, each as often as it was given to a reader.
    public internal(set) var eventsRead = 0

    init(seed: UInt64) {
        self.seed = seed
    }

    init(seed: UInt64, _ history: History, _ log: HistoryLog) {
        self.seed = seed
        rounds = 1
        attempts = history.attempts.count
        for attempt in history.attempts {
            switch attempt.outcome {
            case .stored(_, _, _, let isRepeat):
                acknowledged += 1
                repeated += isRepeat ? 1 : 0
            case .lostRace: refused += 1
            case .unknown: unknown += 1
            case .withdrawn, .failed: break
            }
        }
        events = log.events.count
        commands = log.commands.count
        pages = history.pages.values.reduce(0) { $0 + $1.count }
        eventsRead = history.pages.values.joined().reduce(0) { $0 + $1.items.count }
    }

    mutating func add(_ other: HistoryReport) {
        rounds += other.rounds
        attempts += other.attempts
        acknowledged += other.acknowledged
        repeated += other.repeated
        refused += other.refused
        unknown += other.unknown
        events += other.events
        commands += other.commands
        pages += other.pages
        eventsRead += other.eventsRead
    }
}

extension HistoryReport: CustomStringConvertible {
    public var description: String {
        """
        seed \(seed), \(rounds) rounds: \(attempts) appends, of which \(acknowledged) were acknowledged \
        (\(repeated) repetitions), \(refused) refused, \(unknown) unheard of; \(events) events, \(commands) commands, \
        \(pages) pages with \(eventsRead) events read
        """
    }
}
