/// The streams of which a snapshot is being taken, and who waits for all of them.
struct SnapshotWork {
    private var streams: Set<StreamID> = []
    private var waiters: [CheckedContinuation<Void, Never>] = []

    /// - Returns: whether it may begin: there is one at a time per stream.
    mutating func begin(_ stream: StreamID) -> Bool {
        streams.insert(stream).inserted
    }

    /// - Returns: who waited for this, the last of all.
    mutating func end(_ stream: StreamID) -> [CheckedContinuation<Void, Never>] {
        streams.remove(stream)
        guard streams.isEmpty else { return [] }
        defer { waiters = [] }
        return waiters
    }

    /// - Returns: whether there is nothing to wait for.
    mutating func wait(_ waiter: CheckedContinuation<Void, Never>) -> Bool {
        if streams.isEmpty { return true }
        waiters.append(waiter)
        return false
    }
}
