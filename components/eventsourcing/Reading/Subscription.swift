/// The log from a checkpoint on, event by event.
///
/// A subscription asks for the next page only when the last one is used up, so a slow reader holds one page at
/// most. Without a filter it proves on the way that positions are contiguous, and throws where one is missing.
public struct Subscription: AsyncSequence, Sendable {
    public typealias Element = StoredEvent

    private let store: any EventStore
    private let checkpoint: Checkpoint
    private let filter: EventFilter
    private let pageSize: Int
    private let isLive: Bool

    /// Made by ``EventStore/subscribe(from:filter:pageSize:)`` and ``EventStore/log(from:filter:pageSize:)``.
    init(
        store: any EventStore, checkpoint: Checkpoint, filter: EventFilter, pageSize: Int, isLive: Bool = true
    ) {
        self.store = store
        self.checkpoint = checkpoint
        self.filter = filter
        self.pageSize = pageSize
        self.isLive = isLive
    }

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(store: store, checkpoint: checkpoint, filter: filter, pageSize: pageSize, isLive: isLive)
    }
}

extension Subscription {
    /// Reads page after page.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private let store: any EventStore
        private let filter: EventFilter
        private let pageSize: Int
        private let isLive: Bool
        private var checkpoint: Checkpoint
        private var page: [StoredEvent] = []
        private var index = 0

        init(
            store: any EventStore, checkpoint: Checkpoint, filter: EventFilter, pageSize: Int, isLive: Bool
        ) {
            self.store = store
            self.checkpoint = checkpoint
            self.filter = filter
            self.pageSize = pageSize
            self.isLive = isLive
        }

        /// The next event; waits for one where the subscription is live.
        public mutating func next() async throws -> StoredEvent? {
            if index == page.count {
                guard let next = try await nextPage() else { return nil }
                page = next
                index = 0
            }
            defer { index += 1 }
            return page[index]
        }

        /// The next events, at least one and at most a page of them; `nil` at the end of a log that isn't followed.
        ///
        /// What ``next()`` has not given out of the current page yet comes first.
        public mutating func nextPage() async throws -> [StoredEvent]? {
            if index < page.count {
                defer { index = page.count }
                return Array(page[index...])
            }
            while true {
                try Task.checkCancellation()
                let found = try await store.read(LogQuery(.after(checkpoint), filter: filter, limit: pageSize))
                try proveContiguity(of: found)
                checkpoint = found.next
                if !found.events.isEmpty { return found.events }
                guard isLive else { return nil }
                try await store.waitForEvents(after: checkpoint.position)
            }
        }

        private func proveContiguity(of found: LogPage) throws {
            guard filter == .all else { return }
            var expected = checkpoint.position
            for event in found.events {
                expected += 1
                guard event.position == expected else {
                    throw EventStoreError(
                        .corrupted, "the log has no event at position \(expected)",
                        context: ["position": String(expected)])
                }
            }
        }
    }
}
