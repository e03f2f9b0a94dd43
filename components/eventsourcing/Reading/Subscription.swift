/// The log from a checkpoint on, event by event.
///
/// While one half of a page is in use the other half is read, and nothing beyond it: a slow reader holds one page at
/// most, and a fast one doesn't wait for the store while it works. Without a filter it proves on the way that positions
/// are contiguous, and throws where one is missing.
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
        private var ahead: ReadAhead?
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

        /// The next events, at least one and at most half a page of them; `nil` at the end of a log that isn't followed.
        ///
        /// What ``next()`` has not given out of the current page yet comes first.
        public mutating func nextPage() async throws -> [StoredEvent]? {
            if index < page.count {
                defer { index = page.count }
                return Array(page[index...])
            }
            while true {
                try Task.checkCancellation()
                let wasBegun = ahead != nil
                let found = try await read()
                try proveContiguity(of: found)
                checkpoint = found.next
                if !found.events.isEmpty {
                    readAhead(behind: found)
                    return found.events
                }
                // What was read ahead has found the log's end of that time.
                if wasBegun { continue }
                guard isLive else { return nil }
                try await store.waitForEvents(after: checkpoint.position)
            }
        }

        /// What comes behind the checkpoint: what was read ahead, if that went well. If not, what was wrong then may be
        /// right now.
        private mutating func read() async throws -> LogPage {
            defer { ahead = nil }
            if let ahead, let page = try? await ahead.page { return page }
            try Task.checkCancellation()
            return try await store.read(query)
        }

        /// Begins to read the other half of a page, unless the log ends here.
        private mutating func readAhead(behind found: LogPage) {
            guard pageSize > 1, found.events.count == query.limit else { return }
            ahead = ReadAhead(query, in: store)
        }

        private var query: LogQuery {
            LogQuery(.after(checkpoint), filter: filter, limit: pageSize > 1 ? pageSize / 2 : pageSize)
        }

        private func proveContiguity(of found: LogPage) throws {
            guard filter == .all else { return }
            var reached = checkpoint.position
            for event in found.events {
                guard event.position == reached + 1 else { throw Self.hole(at: reached + 1) }
                reached += 1
            }
            guard found.next.position == reached else { throw Self.hole(at: reached + 1) }
        }

        private static func hole(at position: Int) -> EventStoreError {
            EventStoreError(
                .corrupted, "the log has no event at position \(position)", context: ["position": String(position)])
        }
    }
}
