import OrchestrixEventSourcing

extension Bank {
    /// All accounts as they were at one moment, in the order of their ids.
    ///
    /// Each is loaded as of the position at which the log ended when the list was begun, so that the sum of the
    /// balances is right also while others move money.
    func list() async throws -> [Loaded<Account>] {
        let head = try await store.head()
        var found: [Loaded<Account>] = []
        var last: StreamID?
        while true {
            let query = StreamListQuery(category: Account.category, after: last)
            let page = try await store.streams(query)
            for stream in page.map(\.stream) {
                if let account = try await existing(stream.id, at: head) { found.append(account) }
            }
            guard page.count == query.limit else { return found }
            last = page.last?.stream
        }
    }

    private func existing(_ id: String, at head: Int) async throws -> Loaded<Account>? {
        do {
            return try await account(id, asOf: .position(head))
        } catch let rejection as Account.Rejection where rejection.reason == .notOpen {
            return nil
        }
    }
}
