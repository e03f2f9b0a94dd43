extension StreamQuery {
    /// Refuses a query that can't be answered: a limit below 1.
    public func validate() throws { try checkLimit(limit) }
}

extension LogQuery {
    /// Refuses a query that can't be answered: a limit below 1, a checkpoint before the start.
    public func validate() throws {
        try checkLimit(limit)
        if case .after(let checkpoint) = origin, checkpoint.position < 0 {
            throw EventStoreError(.invalidRequest, "a checkpoint at position \(checkpoint.position) can't be")
        }
    }
}

extension StreamListQuery {
    /// Refuses a query that can't be answered: a limit below 1.
    public func validate() throws { try checkLimit(limit) }
}

extension CommandListQuery {
    /// Refuses a query that can't be answered: a limit below 1.
    public func validate() throws { try checkLimit(limit) }

    /// The error for a query that begins behind a command that isn't stored.
    public func unknownCommand() -> EventStoreError {
        EventStoreError(.invalidRequest, "there is no command \(after ?? "") to list behind")
    }
}

private func checkLimit(_ limit: Int) throws {
    guard limit >= 1 else { throw EventStoreError(.invalidRequest, "a page of \(limit) can't be") }
}
