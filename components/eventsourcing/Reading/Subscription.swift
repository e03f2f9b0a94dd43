import Logging
import OrchestrixCommon

/// The log from a checkpoint on, event by event.
///
/// While one half of a page is in use the other half is read, and nothing beyond it: a slow reader holds one page at
/// most, and a fast one doesn't wait for the store while it works.
///
/// Without a filter it proves on the way that positions are contiguous. It never passes one that is missing: it waits for
/// as long as ``EventStore/holeTimeout`` says, and then throws `.corrupted`, which names the position.
///
/// One that follows the log outlasts what passes by itself. Errors that are worth a retry aren't thrown: the store is
/// asked again after a while, for as long as it takes. That it fails, and that it is back, is logged.
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
        private var patience = ReaderPatience()

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
                do {
                    switch try await look() {
                    case .events(let events): return events
                    case .end: return nil
                    case .again: continue
                    }
                } catch {
                    try await outlast(error)
                }
            }
        }
    }
}

// MARK: - Looking

extension Subscription.AsyncIterator {
    private enum Sight {
        case events([StoredEvent])
        case end
        case again
    }

    private mutating func look() async throws -> Sight {
        let wasBegun = ahead != nil
        let found = try await read()
        noteRecovery()
        let (count, missing) = proven(found)
        if let missing, count == 0 {
            try await waitAtHole(missing)
            return .again
        }
        checkpoint = missing == nil ? found.next : found.events[count - 1].checkpoint
        if count > 0 {
            guard missing == nil else { return .events(Array(found.events[..<count])) }
            readAhead(behind: found)
            return .events(found.events)
        }
        // What was read ahead has found the log's end of that time.
        if wasBegun { return .again }
        guard isLive else { return .end }
        try await store.waitForEvents(after: checkpoint.position)
        return .again
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

    /// How many events of a page stand one behind the other right behind the checkpoint, and the position that is missing
    /// then.
    private func proven(_ found: LogPage) -> (count: Int, missing: Int?) {
        guard filter == .all else { return (found.events.count, nil) }
        var reached = checkpoint.position
        for event in found.events {
            guard event.position == reached + 1 else { return (reached - checkpoint.position, reached + 1) }
            reached += 1
        }
        return (found.events.count, found.next.position == reached ? nil : reached + 1)
    }
}

// MARK: - Waiting

extension Subscription.AsyncIterator {
    private mutating func waitAtHole(_ position: Int) async throws {
        guard let pause = patience.pause(at: position, within: store.holeTimeout, now: .now) else {
            throw EventStoreError(
                .corrupted, "the log has no event at position \(position)", context: ["position": String(position)])
        }
        try await Task.sleep(for: pause)
    }

    /// Waits where the log is followed and the error may pass; throws it otherwise.
    private mutating func outlast(_ error: any Error) async throws {
        guard isLive, let pause = patience.pause(after: error) else { throw error }
        if patience.failures == 1 {
            Self.logger.report(error, "a subscription waits for its store", level: .warning, metadata: place)
        }
        try await Task.sleep(for: pause)
    }

    private mutating func noteRecovery() {
        let failures = patience.end()
        if failures > 0 { Self.logger.notice("a subscription goes on", metadata: place) }
    }

    private static var logger: Logger { Logger(orchestrix: "subscriptions") }

    private var place: Logger.Metadata { [LogKey.position: "\(checkpoint.position)"] }
}
