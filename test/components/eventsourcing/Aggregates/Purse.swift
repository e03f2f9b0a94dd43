import Foundation
import OrchestrixEventSourcing
import OrchestrixMessaging

/// The aggregate of these tests: money goes in and out, never below zero.
struct Purse: AggregateRoot, Equatable {
    static let category = "purse"

    enum Event: DomainEvent {
        case filled(amount: Decimal)
        case spent(amount: Decimal, note: String?)

        enum CodingKeys: String, EventKey {
            case filled = "purse.filled"
            case spent = "purse.spent"
        }
    }

    enum Rejection: Error, Codable, Equatable {
        case tooLittle(left: Decimal)
    }

    private(set) var balance: Decimal = 0
    private(set) var history: [Decimal] = []

    mutating func apply(_ event: Event) {
        switch event {
        case .filled(let amount): balance += amount
        case .spent(let amount, _): balance -= amount
        }
        history.append(balance)
    }

    func fill(_ amount: Decimal) -> [Event] {
        [.filled(amount: amount)]
    }

    func spend(_ amount: Decimal) throws(Rejection) -> [Event] {
        guard amount <= balance else { throw .tooLittle(left: balance) }
        return [.spent(amount: amount, note: nil)]
    }
}
