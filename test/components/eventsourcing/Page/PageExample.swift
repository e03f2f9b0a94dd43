// The examples of OrchestrixEventSourcing.md, line by line; `PageTests` holds the two together.
import Foundation
import OrchestrixEventSourcing
import OrchestrixMessaging

struct BankAccount: AggregateRoot {
    static let category = "account"
    enum Event: DomainEvent {
        case opened(owner: String), deposited(amount: Decimal), withdrawn(amount: Decimal)
        enum CodingKeys: String, EventKey {
            case opened = "account.opened", deposited = "account.deposited", withdrawn = "account.withdrawn"
        }
    }
    enum Rejection: Error, Codable { case alreadyOpen, notOpen, insufficientFunds(available: Decimal) }
    private(set) var owner: String?
    private(set) var balance: Decimal = 0
    mutating func apply(_ event: Event) {
        switch event {
        case .opened(let owner): self.owner = owner
        case .deposited(let amount): balance += amount
        case .withdrawn(let amount): balance -= amount
        }
    }
    func open(for owner: String) throws(Rejection) -> [Event] {
        guard self.owner == nil else { throw .alreadyOpen }
        return [.opened(owner: owner)]
    }
    func withdraw(_ amount: Decimal) throws(Rejection) -> [Event] {
        guard owner != nil else { throw .notOpen }
        guard amount <= balance else { throw .insufficientFunds(available: balance) }
        return [.withdrawn(amount: amount)]
    }
}

func pageExample(
    _ store: any EventStore, print: (Int, StreamID, Int, String) -> Void
) async throws -> (done: Executed<BankAccount>, before: Loaded<BankAccount>) {
    let accounts = AggregateRepository<BankAccount>(store: store)
    try await accounts.execute("ACC-001") { try $0.open(for: "Alice") + [.deposited(amount: 500)] }
    let done = try await accounts.execute("ACC-001") { try $0.withdraw(120) }
    let before = try await accounts.load("ACC-001", asOf: .version(2))
    for try await event in store.log(filter: EventFilter(categories: ["account"])) {
        print(event.position, event.stream, event.version, event.type)
    }
    return (done, before)
}
