import Synchronization

/// Remembers the messages that were handled last, in memory: at most as many as it has room for, and of the others
/// forgets first what was asked for longest ago.
public final class RecentMessages: HandledMessageStore {
    fileprivate struct State: Sendable {
        var lastUse: [HandledMessage: Int] = [:]
        var uses: [(message: HandledMessage, use: Int)] = []
        var use = 0
    }

    /// How many messages it has room for.
    public let capacity: Int

    private let state = Mutex(State())

    /// Room for `capacity` messages, at least one.
    public init(capacity: Int = 10_000) {
        self.capacity = max(capacity, 1)
    }

    /// How many messages it remembers.
    public var count: Int { state.withLock { $0.lastUse.count } }

    /// Whether the message was handled lately. Asking for it keeps it from being forgotten soon.
    public func contains(_ message: HandledMessage) -> Bool {
        state.withLock { state in
            guard state.lastUse[message] != nil else { return false }
            state.touch(message, capacity: capacity)
            return true
        }
    }

    /// Remembers a message, and forgets another where there is no room.
    public func insert(_ message: HandledMessage) {
        state.withLock { $0.touch(message, capacity: capacity) }
    }
}

extension RecentMessages.State {
    /// Notes a use. The list of uses holds outdated ones too; it is tidied when they are as many as the valid ones.
    mutating func touch(_ message: HandledMessage, capacity: Int) {
        use += 1
        lastUse[message] = use
        uses.append((message, use))
        guard uses.count >= 2 * capacity + 1 || lastUse.count > capacity else { return }
        uses.removeAll { lastUse[$0.message] != $0.use }
        // A quarter at once, so that tidying, which looks at all, is rare.
        let surplus = lastUse.count > capacity ? lastUse.count - capacity + capacity / 4 : 0
        for (message, _) in uses.prefix(surplus) { lastUse[message] = nil }
        uses.removeFirst(surplus)
    }
}
