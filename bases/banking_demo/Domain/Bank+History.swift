import OrchestrixEventSourcing

extension Bank {
    /// All events of an account, as they are stored.
    ///
    /// - Throws: `Account.Rejection` where there is no such account.
    func history(of id: String) async throws -> [StoredEvent] {
        var events: [StoredEvent] = []
        var next: Int? = 1
        while let from = next {
            let page = try await store.read(StreamQuery(Account.stream(id), from: from))
            events += page.events
            next = page.next
        }
        guard !events.isEmpty else { throw Account.Rejection(account: id, reason: .notOpen) }
        return events
    }
}
