/// What an audit has counted.
struct AuditTotals {
    var events = 0

    /// Events of other categories than the bank's.
    var foreign = 0

    private(set) var accounts: [Account.Status: Int] = [:]
    private(set) var transfers = 0
    private(set) var deposited = Money.zero
    private(set) var withdrawn = Money.zero
    private(set) var balances = Money.zero

    /// Counts an event of an account.
    mutating func count(_ event: Account.Event) {
        switch event {
        case .deposited(let amount, _): deposited += amount
        case .withdrawn(let amount, _): withdrawn += amount
        case .transferSent: transfers += 1
        case .opened, .transferReceived, .suspended, .reactivated, .closed: break
        }
    }

    /// Counts an account as it is at the end of the log.
    mutating func count(_ account: Account) {
        balances += account.balance
        if let status = account.status { accounts[status, default: 0] += 1 }
    }
}
