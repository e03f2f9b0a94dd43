import Foundation

@testable import banking_demo

extension Account {
    /// An account to which these events have happened.
    static func given(_ events: Event...) -> Account {
        var account = Account()
        for event in events { account.apply(event) }
        return account
    }

    /// Alice's account, holding `balance`.
    static func active(holding balance: Money = .zero) -> Account {
        .given(.opened(owner: "Alice"), .deposited(amount: balance, note: nil))
    }

    static func suspended(holding balance: Money = .zero) -> Account {
        var account = active(holding: balance)
        account.apply(.suspended(note: nil))
        return account
    }

    static func closed() -> Account {
        .given(.opened(owner: "Alice"), .closed(note: nil))
    }
}

extension Money: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(exactly: Decimal(value)) }
}
