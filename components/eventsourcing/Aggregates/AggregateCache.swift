import Synchronization

/// Remembers the states of aggregates that were used lately, so that a load reads only what is new.
///
/// It is never trusted alone: every load still asks the store for the stream's tail, beginning with the last event
/// that the remembered state has seen. If the store answers with another event there, or with an erased one, the
/// stream is read from its beginning. Sharing one cache between repositories of the same store is fine.
public final class AggregateCache<Aggregate: AggregateRoot>: Sendable {
    fileprivate struct Slot {
        var fold: Fold<Aggregate>
        var lastUse: Int
    }

    fileprivate struct Contents {
        var slots: [String: Slot] = [:]
        var uses = 0
    }

    private let capacity: Int
    private let contents = Mutex(Contents())

    /// A cache for at most `capacity` aggregates, at least one.
    public init(capacity: Int = 1_024) {
        self.capacity = max(1, capacity)
    }

    @usableFromInline
    func fold(for id: String) -> Fold<Aggregate>? {
        contents.withLock { contents in
            contents.uses += 1
            contents.slots[id]?.lastUse = contents.uses
            return contents.slots[id]?.fold
        }
    }

    /// Remembers a fold that has seen an event, unless a later one is known.
    @usableFromInline
    func remember(_ fold: Fold<Aggregate>, for id: String) {
        guard fold.lastEventID != nil else { return }
        contents.withLock { contents in
            if contents.slots[id] == nil && contents.slots.count >= capacity { contents.evict(capacity: capacity) }
            if let known = contents.slots[id], known.fold.version > fold.version { return }
            contents.uses += 1
            contents.slots[id] = Slot(fold: fold, lastUse: contents.uses)
        }
    }

    /// A snapshot of the aggregate is being taken.
    @usableFromInline
    func note(snapshotVersion: Int, for id: String) {
        contents.withLock { $0.slots[id]?.fold.snapshotVersion = snapshotVersion }
    }

    @usableFromInline
    func forget(_ id: String) {
        contents.withLock { _ = $0.slots.removeValue(forKey: id) }
    }
}

extension AggregateCache.Contents {
    /// Drops the half that was used longest ago, so that the search for it is paid once in many insertions.
    fileprivate mutating func evict(capacity: Int) {
        let uses = slots.values.map(\.lastUse).sorted()
        let limit = uses[uses.count / 2]
        slots = slots.filter { $0.value.lastUse > limit }
    }
}
