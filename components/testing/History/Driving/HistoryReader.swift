public import OrchestrixEventSourcing

/// A reader of a workload: it tails the log, page by page or by a subscription, and tells what it is given.
///
/// A ``HistoryChecker`` runs its readers itself. A program that is killed on purpose runs one in its own process, and
/// the next one goes on behind what this one has told: ``History/position(ofReader:)``.
public struct HistoryReader: Sendable {
    let reader: Int
    let seed: UInt64
    let tell: @Sendable (HistoryEntry) -> Void
    private let progress = HeadSignal()
    private let filter: EventFilter
    private var random: SeededRandom
    private var checkpoint: Checkpoint

    /// A reader.
    ///
    /// - Parameters:
    ///   - reader: its number, from 0. By turns readers want all events, those of a category, and those of a type.
    ///   - seed: the workload's.
    ///   - position: how far another one with the same number has come before it.
    ///   - tell: is called with each entry.
    public init(
        _ reader: Int, seed: UInt64, from position: Int = 0, tell: @escaping @Sendable (HistoryEntry) -> Void
    ) {
        self.reader = reader
        self.seed = seed
        self.tell = tell
        filter = HistoryFilter(reader: reader).filter
        random = SeededRandom(seed: seed &+ UInt64(reader))
        checkpoint = Checkpoint(position: position)
    }

    /// Follows the log until the task is cancelled or the store fails. Afterwards it can go on where it was.
    public mutating func tail(_ store: any EventStore) async {
        while !Task.isCancelled {
            do { try await readOn(store) } catch {
                guard let why = HistoryStop(error) else { continue }
                tell(HistoryEntry(.stopped(who: "reader \(reader)", why: why)))
                return progress.close()
            }
        }
    }

    /// Returns when it has come to `head`, or to its end.
    ///
    /// Where it hasn't come there in spite of everything it is told to the history, as a reader that wasn't woken.
    public func reach(_ head: Int, within patience: Duration) async throws {
        do {
            try await withTimeLimit(patience) { [progress] in try await progress.wait(after: head - 1) }
        } catch is Finding {
            tell(HistoryEntry(.stopped(who: "reader \(reader)", why: .stalled)))
        } catch is EventStoreError {
            // It has told why it ended.
        }
    }

    /// Follows the log by a subscription of the store's, until the task is cancelled or the subscription fails.
    public mutating func follow(_ store: any EventStore) async {
        let pageSize = Int.random(in: 1...200, using: &random)
        var events = store.subscribe(from: checkpoint, filter: filter, pageSize: pageSize).makeAsyncIterator()
        while !Task.isCancelled {
            do {
                let began = HistoryMoment.now()
                guard let page = try await events.nextPage(), let last = page.last else { continue }
                take(page, next: last.checkpoint, head: nil, began: began)
            } catch {
                guard let why = HistoryStop(error) else { continue }
                tell(HistoryEntry(.stopped(who: "reader \(reader)", why: why)))
                return progress.close()
            }
        }
    }

    /// The position of the last event in `store` that is for it; 0 where there is none.
    public func lastPosition(in store: any EventStore) async throws -> Int {
        try await store.read(LogQuery(.before(nil), filter: filter, limit: 1)).events.first?.position ?? 0
    }

    private mutating func take(_ events: [StoredEvent], next: Checkpoint, head: Int?, began: HistoryMoment) {
        let ended = HistoryMoment.now()
        let items = events.map { event in
            HistoryPage.Item(position: event.position, key: HistoryEventKey(id: event.id, seed: seed))
        }
        let page = HistoryPage(
            reader: reader, items: items, next: next.position, head: head, began: began, ended: ended)
        tell(HistoryEntry(.read(page)))
        checkpoint = next
        progress.advance(to: checkpoint.position)
    }

    private mutating func readOn(_ store: any EventStore) async throws {
        let limit = Int.random(in: 1...100, using: &random)
        let began = HistoryMoment.now()
        let page = try await store.read(LogQuery(.after(checkpoint), filter: filter, limit: limit))
        take(page.events, next: page.next, head: page.head, began: began)
        if random.chance(of: 5) { for _ in 0..<50 { await Task.yield() } }
        if page.events.count < limit { try await store.waitForEvents(after: checkpoint.position) }
    }
}
