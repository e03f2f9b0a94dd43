// The example of OrchestrixMemory.md, line by line; `PageTests` holds the two together.
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixMessaging

private struct Account: AggregateRoot {
    static let category = "account"
    enum Event: DomainEvent {
        case deposited(amount: Int)
        enum CodingKeys: String, EventKey { case deposited = "account.deposited" }
    }
    private(set) var balance = 0
    mutating func apply(_ event: Event) {
        switch event {
        case .deposited(let amount): balance += amount
        }
    }
}

private struct Deposit: Command {
    typealias Reply = Int
    var account: String
    var amount: Int
}

func memoryExample() async throws -> Int {
    let bus = InMemoryAsyncMessageBus()
    let accounts = AggregateRepository<Account>(store: InMemoryEventStore())
    bus.handle(Deposit.self) { command in
        try await accounts.execute(command.account) { _ in [.deposited(amount: command.amount)] }.state.balance
    }
    let balance = try await bus.send(Deposit(account: "ACC-001", amount: 500))
    return balance
}
