import Foundation

extension Account {
    /// The bank's no: which account it is about, and why.
    ///
    /// It is stored as the outcome of a refused command, so that a repetition meets the same refusal.
    struct Rejection: Error, Codable, Hashable {
        let account: String
        let reason: Reason
    }

    /// Why a decision refuses. The names in storage are explicit, like those of the events.
    enum Reason: Error, Codable, Hashable {
        case notOpen
        case alreadyOpen
        case suspended
        case notSuspended
        case closed
        case notEmpty(balance: Money)
        case insufficientFunds(balance: Money, asked: Money)
        case overLimit
        case notPositive(amount: Decimal)
        case tooManyPlaces(amount: Decimal)
        case toItself
        case ownerMissing
        case unfitID

        enum CodingKeys: String, CodingKey {
            case notOpen = "not_open"
            case alreadyOpen = "already_open"
            case suspended
            case notSuspended = "not_suspended"
            case closed
            case notEmpty = "not_empty"
            case insufficientFunds = "insufficient_funds"
            case overLimit = "over_limit"
            case notPositive = "not_positive"
            case tooManyPlaces = "too_many_places"
            case toItself = "to_itself"
            case ownerMissing = "owner_missing"
            case unfitID = "unfit_id"
        }
    }
}

extension Account.Rejection: CustomStringConvertible {
    /// One line that says what and why.
    var description: String {
        switch reason {
        case .notOpen: "account \(account) not found"
        case .alreadyOpen: "account \(account) is open already"
        case .suspended: "account \(account) is suspended"
        case .notSuspended: "account \(account) is not suspended"
        case .closed: "account \(account) is closed"
        case .notEmpty(let balance): "account \(account) is not empty: it holds \(balance)"
        case .insufficientFunds(let balance, let asked): "insufficient funds: \(account) has \(balance), \(asked) asked"
        case .overLimit: "account \(account) can't hold more than \(Money.limit)"
        case .notPositive(let amount): "an amount must be positive: \(amount.withTwoPlaces)"
        case .tooManyPlaces(let amount): "an amount has at most two decimal places: \(amount.withTwoPlaces)"
        case .toItself: "account \(account) can't transfer to itself"
        case .ownerMissing: "an account needs the name of its owner"
        case .unfitID:
            "an account id has 1 to \(Instruction.longestID) bytes and neither control characters nor outer spaces"
        }
    }
}
