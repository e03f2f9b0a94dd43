import OrchestrixEventSourcing

/// One entry of the list of accounts. Its members and their order are what `accounts --json` prints.
struct AccountEntry: Encodable {
    let id: String
    let owner: String
    let balance: Money
    let status: Account.Status
    let version: Int

    init(_ account: Loaded<Account>) {
        id = account.id
        owner = account.state.owner ?? ""
        balance = account.state.balance
        status = account.state.status ?? .closed
        version = account.version
    }
}

extension AccountEntry {
    /// The list as a table, headed by the names of its columns.
    static func table(_ entries: [AccountEntry]) -> [String] {
        var table = Table(columns: [
            .left("account"), .left("owner"), .right("balance"), .left("status"), .right("version"),
        ])
        for entry in entries {
            table.add([entry.id, entry.owner, "\(entry.balance)", entry.status.rawValue, "\(entry.version)"])
        }
        return table.lines
    }
}
