// The first example of README.md, line by line; `ReadmeTests` holds the two together.
import Foundation
import OrchestrixEventSourcing
import OrchestrixMessaging

struct Account: AggregateRoot {
    static let category = "account"
    enum Event: DomainEvent {
        case deposited(amount: Decimal), withdrawn(amount: Decimal)
        enum CodingKeys: String, EventKey { case deposited = "account.deposited", withdrawn = "account.withdrawn" }
    }
    enum Rejection: Error, Codable { case insufficientFunds(available: Decimal) }
    private(set) var balance: Decimal = 0
    mutating func apply(_ event: Event) {
        switch event {
        case .deposited(let amount): balance += amount
        case .withdrawn(let amount): balance -= amount
        }
    }
    func withdraw(_ amount: Decimal) throws(Rejection) -> [Event] {
        guard amount <= balance else { throw .insufficientFunds(available: balance) }
        return [.withdrawn(amount: amount)]
    }
}

func readme(_ store: any EventStore) async throws -> Executed<Account> {
    let accounts = AggregateRepository<Account>(store: store)
    try await accounts.execute("ACC-001") { _ in [.deposited(amount: 500)] }
    let done = try await accounts.execute("ACC-001") { try $0.withdraw(120) }  // balance 380, version 2
    return done
}
