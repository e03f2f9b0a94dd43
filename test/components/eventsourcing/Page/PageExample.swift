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

struct Customer: Snapshotting {
    static let category = "customer"
    enum Event: DomainEvent {
        case registered(name: String, country: String), renamed(name: String), moved(city: String)
        enum CodingKeys: String, EventKey {
            case registered = "customer.registered", renamed = "customer.renamed", moved = "customer.moved"
        }
        static func schemaVersion(of kind: CodingKeys) -> Int { kind == .registered ? 3 : 1 }
    }
    static let upcasters: [Upcaster] = [
        .edit("customer.registered", from: 1, to: 2) { payload in payload.rename("fullname", to: "name") },
        .edit("customer.registered", from: 2, to: 3) { payload in try payload.set("country", to: "DE") },
        .rename(EventVersion("customer.created"), to: EventVersion("customer.registered")),
        .drop(EventVersion("customer.pinged")),
        Upcaster(
            EventVersion("customer.changed"), to: [EventVersion("customer.renamed"), EventVersion("customer.moved")]
        ) { form in
            let old = try form.decode(Changed.self)
            return [
                try form.at(EventVersion("customer.renamed"), encoding: ["name": old.name]),
                try form.at(EventVersion("customer.moved"), encoding: ["city": old.city]),
            ]
        },
    ]
    struct Changed: Codable { var name, city: String }
    private(set) var name = "", country = "", city = ""
    mutating func apply(_ event: Event) {
        switch event {
        case .registered(let name, let country): (self.name, self.country) = (name, country)
        case .renamed(let name): self.name = name
        case .moved(let city): self.city = city
        }
    }
}

func versioningExample(_ store: any EventStore, print: (Int, Int, Customer.Event) -> Void) async throws {
    let reader = try EventReader(of: Customer.self)
    for try await event in store.log(filter: EventFilter(categories: ["customer"])).read(by: reader) {
        print(event.position, event.ordinal, event.event)
    }
}

func snapshotExample(_ store: some EventStore & SnapshotStore) async throws {
    let customers = AggregateRepository<Customer>(store: store, snapshots: .every(100))
    try customers.checkRegistration()
    try await customers.execute("C-1") { _ in [.registered(name: "Alice", country: "DE")] }
    await customers.settleSnapshots()
}

func policyExample(_ store: some EventStore & SnapshotStore) -> AggregateRepository<Customer> {
    let policy = SnapshotPolicy<Customer>.every(100).or(.whenLoadTakes(longerThan: .milliseconds(5)))
    let snapshots = AggregateSnapshots(in: store, policy) { notice in
        if case .notTaken(let stream, let version, _) = notice { print("no snapshot of \(stream) at \(version)") }
    }
    return AggregateRepository<Customer>(store: store, snapshots: snapshots)
}

func exportExample(_ store: any EventStore, to file: FileHandle) async throws {
    for try await line in LogExport(of: store) { try file.write(contentsOf: line + [0x0A]) }
}
