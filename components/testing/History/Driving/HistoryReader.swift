public import OrchestrixEventSourcing

/// A reader of a workload: it tails the log from its beginning, page by page, and tells what it is given.
///
/// A ``HistoryChecker`` runs its readers itself.
public struct HistoryReader: Sendable {
    let reader: Int
    let seed: UInt64
    let tell: @Sendable (HistoryEntry) -> Void
    private let progress = HeadSignal()
    private let filter: EventFilter
    private var random: SeededRandom
    private var checkpoint = Checkpoint.start

    /// A reader that has seen nothing yet.
    ///
    /// - Parameters:
    ///   - reader: its number, from 0. By turns readers want all events, those of a category, and those of a type.
    ///   - seed: the workload's.
    ///   - tell: is called with each entry.
    public init(_ reader: Int, seed: UInt64, tell: @escaping @Sendable (HistoryEntry) -> Void) {
        self.reader = reader
        self.seed = seed
        self.tell = tell
        filter = HistoryFilter(reader: reader).filter
        random = SeededRandom(seed: seed &+ UInt64(reader))
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

    private mutating func readOn(_ store: any EventStore) async throws {
        let limit = Int.random(in: 1...100, using: &random)
        let began = HistoryMoment.now()
        let page = try await store.read(LogQuery(.after(checkpoint), filter: filter, limit: limit))
        let ended = HistoryMoment.now()
        let items = page.events.map { event in
            HistoryPage.Item(position: event.position, key: HistoryEventKey(id: event.id, seed: seed))
        }
        tell(
            HistoryEntry(
                .read(
                    HistoryPage(
                        reader: reader, items: items, next: page.next.position, head: page.head, began: began,
                        ended: ended))))
        checkpoint = page.next
        progress.advance(to: checkpoint.position)
        if random.chance(of: 5) { for _ in 0..<50 { await Task.yield() } }
        if page.events.count < limit { try await store.waitForEvents(after: checkpoint.position) }
    }
}
