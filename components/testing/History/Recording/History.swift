/// What writers and readers of a workload have done and seen, in the order in which it was told.
public struct History: Sendable {
    private(set) var attempts: [HistoryAttempt] = []
    private(set) var sightings: [HistorySighting] = []
    private(set) var pages: [Int: [HistoryPage]] = [:]
    private(set) var stops: [(who: String, why: HistoryStop)] = []
    private var open: [Int: Int] = [:]

    /// An empty history.
    public init() {}

    /// Takes an entry in.
    public mutating func add(_ entry: HistoryEntry) {
        switch entry.content {
        case .began(let attempt):
            open[attempt.id] = attempts.count
            attempts.append(attempt)
        case .ended(let id, let outcome, let moment):
            guard let index = open.removeValue(forKey: id) else { return }
            attempts[index].end(outcome, at: moment)
        case .sighted(let sighting): sightings.append(sighting)
        case .read(let page): pages[page.reader, default: []].append(page)
        case .stopped(let who, let why): stops.append((who, why))
        }
    }
}
