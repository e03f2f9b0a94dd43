extension EventStore {
    /// Follows the log: everything behind `checkpoint` that passes the filter, then what is appended from now on.
    ///
    /// One order, nothing missed, nothing twice. It ends only by its task's cancellation, or by an error that doesn't pass
    /// by itself: while the store can't be reached it waits.
    ///
    /// ```swift
    /// for try await event in store.subscribe(from: .start, filter: EventFilter(categories: ["account"])) {
    ///     print(event.position, event.type)
    /// }
    /// ```
    public func subscribe(
        from checkpoint: Checkpoint = .start, filter: EventFilter = .all, pageSize: Int = 1_024
    ) -> Subscription {
        Subscription(store: self, checkpoint: checkpoint, filter: filter, pageSize: pageSize)
    }

    /// The log as it stands, from `checkpoint` to the head that is found on the way; it doesn't wait for more.
    public func log(
        from checkpoint: Checkpoint = .start, filter: EventFilter = .all, pageSize: Int = 1_024
    ) -> Subscription {
        Subscription(store: self, checkpoint: checkpoint, filter: filter, pageSize: pageSize, isLive: false)
    }
}
