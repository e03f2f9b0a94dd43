import Foundation
import OrchestrixEventSourcing
import OrchestrixMessaging

/// An account of the bank.
///
/// It is a value that is rebuilt from its events. A decision looks at the state and returns what shall happen, or
/// throws the reason why not; `apply` takes in what has happened. Neither reads a clock, a file or a database.
struct Account: AggregateRoot, Hashable {
    static let category = "account"

    // MARK: Events

    /// What can happen to an account. Stored flat: `.opened(owner: "Alice")` is of type `account.opened` with the
    /// payload `{"owner":"Alice"}`. The names on the right are in storage for good, those on the left may change.
    enum Event: DomainEvent {
        case opened(owner: String)
        case deposited(amount: Money, note: String?)
        case withdrawn(amount: Money, note: String?)
        case transferSent(amount: Money, to: String, note: String?)
        case transferReceived(amount: Money, from: String, note: String?)
        case suspended(note: String?)
        case reactivated(note: String?)
        case closed(note: String?)

        enum CodingKeys: String, EventKey {
            case opened = "account.opened"
            case deposited = "account.deposited"
            case withdrawn = "account.withdrawn"
            case transferSent = "account.transfer_sent"
            case transferReceived = "account.transfer_received"
            case suspended = "account.suspended"
            case reactivated = "account.reactivated"
            case closed = "account.closed"
        }
    }

    // MARK: State and apply

    /// What an account is once it was opened.
    enum Status: String, Codable, CaseIterable {
        case active, suspended, closed
    }

    /// Whose account it is; `nil` before it is opened.
    private(set) var owner: String?

    /// Where it stands; `nil` before it is opened.
    private(set) var status: Status?

    /// What it holds.
    private(set) var balance = Money.zero

    mutating func apply(_ event: Event) {
        switch event {
        case .opened(let owner):
            self.owner = owner
            status = .active
        case .deposited(let amount, _), .transferReceived(let amount, _, _):
            balance += amount
        case .withdrawn(let amount, _), .transferSent(let amount, _, _):
            balance -= amount
        case .suspended:
            status = .suspended
        case .reactivated:
            status = .active
        case .closed:
            status = .closed
        }
    }

    // MARK: Decisions

    /// Opens the account, once. The opening deposit may be zero.
    func open(owner: String, deposit: Decimal) throws(Reason) -> [Event] {
        guard status == nil else { throw .alreadyOpen }
        guard !owner.isBlank else { throw .ownerMissing }
        guard deposit != 0 else { return [.opened(owner: owner)] }
        return [.opened(owner: owner), .deposited(amount: try Money(deposit), note: nil)]
    }

    /// Pays money in.
    func deposit(_ amount: Decimal, note: String?) throws(Reason) -> [Event] {
        [.deposited(amount: try taking(amount), note: note)]
    }

    /// Pays money out.
    func withdraw(_ amount: Decimal, note: String?) throws(Reason) -> [Event] {
        [.withdrawn(amount: try giving(amount), note: note)]
    }

    /// The giving side of a transfer.
    func send(_ amount: Decimal, to receiver: String, note: String?) throws(Reason) -> [Event] {
        [.transferSent(amount: try giving(amount), to: receiver, note: note)]
    }

    /// The taking side of a transfer.
    func receive(_ amount: Decimal, from sender: String, note: String?) throws(Reason) -> [Event] {
        [.transferReceived(amount: try taking(amount), from: sender, note: note)]
    }

    /// Stops all movement of money until the account is reactivated.
    func suspend(note: String?) throws(Reason) -> [Event] {
        try mustBeActive()
        return [.suspended(note: note)]
    }

    /// Lets money move again.
    func reactivate(note: String?) throws(Reason) -> [Event] {
        guard status != .active else { throw .notSuspended }
        guard status == .suspended else { throw status == nil ? .notOpen : .closed }
        return [.reactivated(note: note)]
    }

    /// Closes the account for good, if it is empty.
    func close(note: String?) throws(Reason) -> [Event] {
        guard let status else { throw .notOpen }
        guard status != .closed else { throw .closed }
        guard balance == .zero else { throw .notEmpty(balance: balance) }
        return [.closed(note: note)]
    }

    private func taking(_ amount: Decimal) throws(Reason) -> Money {
        let amount = try Money(amount)
        try mustBeActive()
        guard balance + amount <= .limit else { throw .overLimit }
        return amount
    }

    private func giving(_ amount: Decimal) throws(Reason) -> Money {
        let amount = try Money(amount)
        try mustBeActive()
        guard amount <= balance else { throw .insufficientFunds(balance: balance, asked: amount) }
        return amount
    }

    private func mustBeActive() throws(Reason) {
        switch status {
        case nil: throw .notOpen
        case .suspended: throw .suspended
        case .closed: throw .closed
        case .active: return
        }
    }
}
