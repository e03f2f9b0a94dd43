import OrchestrixEventSourcing
import OrchestrixMessaging

/// A bank account, as the documentation draws it.
struct Account: AggregateRoot {
    static let category = "account"

    enum Event: DomainEvent {
        case opened(owner: String), deposited(amount: Int), withdrawn(amount: Int)

        enum CodingKeys: String, EventKey {
            case opened = "account.opened", deposited = "account.deposited", withdrawn = "account.withdrawn"
        }
    }

    enum Rejection: Error, Hashable { case notOpen, insufficientFunds(available: Int) }

    private(set) var owner: String?
    private(set) var balance = 0

    mutating func apply(_ event: Event) {
        switch event {
        case .opened(let owner): self.owner = owner
        case .deposited(let amount): balance += amount
        case .withdrawn(let amount): balance -= amount
        }
    }

    func deposit(_ amount: Int) throws(Rejection) -> [Event] {
        guard owner != nil else { throw .notOpen }
        return amount == 0 ? [] : [.deposited(amount: amount)]
    }

    func withdraw(_ amount: Int) throws(Rejection) -> [Event] {
        guard owner != nil else { throw .notOpen }
        guard balance >= amount else { throw .insufficientFunds(available: balance) }
        return [.withdrawn(amount: amount)]
    }
}
