/// What writers and readers of a workload have done and seen, in the order in which it was told.
public struct History: Sendable {
    private(set) var attempts: [HistoryAttempt] = []
    private(set) var sightings: [HistorySighting] = []
    private(set) var pages: [Int: [HistoryPage]] = [:]
    private(set) var stops: [(who: String, why: HistoryStop)] = []
    private var open: [Int: Int] = [:]
    private var unsettled: Set<HistoryKey> = []
    private var lastNumbers: [Int: Int] = [:]

    /// An empty history.
    public init() {}

    /// Takes an entry in.
    public mutating func add(_ entry: HistoryEntry) {
        switch entry.content {
        case .began(let attempt):
            open[attempt.id] = attempts.count
            unsettled.insert(attempt.key)
            let writer = Int(attempt.key.writer)
            lastNumbers[writer] = max(lastNumbers[writer] ?? 0, Int(attempt.key.number))
            attempts.append(attempt)
        case .ended(let id, let outcome, let moment):
            guard let index = open.removeValue(forKey: id) else { return }
            attempts[index].end(outcome, at: moment)
            if outcome != .unknown { unsettled.remove(attempts[index].key) }
        case .sighted(let sighting): sightings.append(sighting)
        case .read(let page): pages[page.reader, default: []].append(page)
        case .stopped(let who, let why): stops.append((who, why))
        }
    }
}

extension History {
    /// The numbers of a writer's appends of whose outcome nobody has heard: they are to be sent again.
    public func unsettledNumbers(ofWriter writer: Int) -> [Int] {
        unsettled.filter { $0.writer == writer }.map { Int($0.number) }.sorted()
    }

    /// The number with which a writer goes on that has to begin anew: behind all that it has begun.
    public func nextNumber(ofWriter writer: Int) -> Int {
        lastNumbers[writer].map { $0 + 1 } ?? 0
    }

    /// How far a reader has come: where one goes on that has to begin anew.
    public func position(ofReader reader: Int) -> Int {
        pages[reader]?.last?.next ?? 0
    }

    /// Takes in what others have recorded.
    public mutating func add(_ other: History) {
        attempts += other.attempts
        sightings += other.sightings
        pages.merge(other.pages) { $0 + $1 }
        stops += other.stops
        unsettled.formUnion(other.unsettled)
        lastNumbers.merge(other.lastNumbers, uniquingKeysWith: max)
    }
}
