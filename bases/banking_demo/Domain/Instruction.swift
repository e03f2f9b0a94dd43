import Foundation
import OrchestrixEventSourcing

/// What somebody asks of the bank.
///
/// Amounts are taken as they come: that they are positive and have at most two places is a rule, and the refusal of
/// one that isn't is an outcome like any other.
enum Instruction: Codable, Hashable {
    case open(account: String, owner: String, deposit: Decimal)
    case deposit(account: String, amount: Decimal, note: String?)
    case withdraw(account: String, amount: Decimal, note: String?)
    case transfer(from: String, to: String, amount: Decimal, note: String?)
    case suspend(account: String, note: String?)
    case reactivate(account: String, note: String?)
    case close(account: String, note: String?)

    /// The most bytes that an account's id may have.
    static let longestID = 100
}

extension Instruction {
    /// The accounts that decide, each once. None if one has an id that can't be: then the answer needs no state.
    var accounts: [String] {
        guard named.allSatisfy(Self.isFit) else { return [] }
        return isToItself ? [named[0]] : named
    }

    /// What each of the accounts says to it: the events to be stored, or the first refusal.
    ///
    /// - Parameter states: the states of ``accounts``.
    func decide(_ states: [Account]) throws(Account.Rejection) -> [[Account.Event]] {
        try checkNames()
        return switch self {
        case .open(let id, let owner, let deposit):
            [try id.says(states[0].open(owner: owner, deposit: deposit))]
        case .deposit(let id, let amount, let note):
            [try id.says(states[0].deposit(amount, note: note))]
        case .withdraw(let id, let amount, let note):
            [try id.says(states[0].withdraw(amount, note: note))]
        case .transfer(let from, let to, let amount, let note):
            [
                try from.says(states[0].send(amount, to: to, note: note)),
                try to.says(states[1].receive(amount, from: from, note: note)),
            ]
        case .suspend(let id, let note):
            [try id.says(states[0].suspend(note: note))]
        case .reactivate(let id, let note):
            [try id.says(states[0].reactivate(note: note))]
        case .close(let id, let note):
            [try id.says(states[0].close(note: note))]
        }
    }

    private func checkNames() throws(Account.Rejection) {
        if let unfit = named.first(where: { !Self.isFit($0) }) {
            throw Account.Rejection(account: unfit, reason: .unfitID)
        }
        if isToItself { throw Account.Rejection(account: named[0], reason: .toItself) }
    }

    private var named: [String] {
        switch self {
        case .transfer(let from, let to, _, _): [from, to]
        case .open(let account, _, _), .deposit(let account, _, _), .withdraw(let account, _, _),
            .suspend(let account, _), .reactivate(let account, _), .close(let account, _):
            [account]
        }
    }

    /// By the bytes of the ids, as the store compares them.
    private var isToItself: Bool {
        named.count == 2 && Account.stream(named[0]) == Account.stream(named[1])
    }

    private static func isFit(_ id: String) -> Bool {
        guard (1...longestID).contains(id.utf8.count), !id.unicodeScalars.contains(where: \.isControl) else {
            return false
        }
        return id.first?.isWhitespace == false && id.last?.isWhitespace == false
    }
}

extension String {
    /// The decision of the account with this id; a refusal carries the id.
    fileprivate func says(
        _ decision: @autoclosure () throws(Account.Reason) -> [Account.Event]
    ) throws(Account.Rejection) -> [Account.Event] {
        do {
            return try decision()
        } catch {
            throw Account.Rejection(account: self, reason: error)
        }
    }
}
