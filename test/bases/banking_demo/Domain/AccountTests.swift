import Foundation
import Testing

@testable import banking_demo

@Suite("Account")
struct AccountTests {
    // MARK: Opening

    @Test("opening names the owner")
    func opening() throws {
        #expect(try Account().open(owner: "Alice", deposit: 0) == [.opened(owner: "Alice")])
    }

    @Test("an opening deposit is booked behind the opening")
    func openingDeposit() throws {
        let events = try Account().open(owner: "Alice", deposit: 1000)
        #expect(events == [.opened(owner: "Alice"), .deposited(amount: 1000, note: nil)])
    }

    @Test(
        "an account is opened once, also after it was closed", arguments: [Account.active(), .suspended(), .closed()])
    func openedOnce(account: Account) {
        #expect(throws: Account.Reason.alreadyOpen) { try account.open(owner: "Bob", deposit: 0) }
    }

    @Test("an account needs an owner", arguments: ["", " ", "\t\n"])
    func owner(name: String) {
        #expect(throws: Account.Reason.ownerMissing) { try Account().open(owner: name, deposit: 0) }
    }

    // MARK: Money

    @Test("money that comes in is added, money that goes out taken off, exactly")
    func balance() throws {
        let account = Account.given(
            .opened(owner: "Alice"), .deposited(amount: try Money(0.1.exact), note: nil),
            .deposited(amount: try Money(0.2.exact), note: nil), .transferReceived(amount: 5, from: "B", note: nil),
            .withdrawn(amount: 1, note: nil), .transferSent(amount: 2, to: "B", note: "rent"))
        #expect(account.balance.description == "2.30")
    }

    @Test("an account gives all that it has, and not a cent more")
    func overdraft() throws {
        let account = Account.active(holding: 250)
        #expect(try account.withdraw(250, note: nil) == [.withdrawn(amount: 250, note: nil)])
        #expect(try account.send(250, to: "B", note: nil) == [.transferSent(amount: 250, to: "B", note: nil)])
        let asked = try Money(Decimal(25_001) / 100)
        for take in [account.withdrawing, account.sending] {
            #expect(throws: Account.Reason.insufficientFunds(balance: 250, asked: asked)) { try take(asked.decimal) }
        }
    }

    @Test(
        "only an active account takes or gives money",
        arguments: [
            (Account(), Account.Reason.notOpen), (.suspended(holding: 100), .suspended), (.closed(), .closed),
        ])
    func activeOnly(account: Account, reason: Account.Reason) {
        for move in account.moves { #expect(throws: reason) { try move(10) } }
    }

    @Test("an amount is positive", arguments: [0, -1, -0.01] as [Double])
    func positive(amount: Double) {
        for move in Account.active(holding: 100).moves {
            #expect(throws: Account.Reason.notPositive(amount: amount.exact)) { try move(amount.exact) }
        }
    }

    @Test("an amount has at most two decimal places", arguments: [0.001, 1.005, 10.123456])
    func places(amount: Double) {
        for move in Account.active(holding: 100).moves {
            #expect(throws: Account.Reason.tooManyPlaces(amount: amount.exact)) { try move(amount.exact) }
        }
    }

    @Test("an opening deposit follows the rules of all amounts, but may be zero")
    func openingAmount() {
        #expect(throws: Account.Reason.notPositive(amount: -5)) { try Account().open(owner: "A", deposit: -5) }
        #expect(throws: Account.Reason.tooManyPlaces(amount: 0.001.exact)) {
            try Account().open(owner: "A", deposit: 0.001.exact)
        }
    }

    @Test("no account holds more than the limit, so that sums stay exact")
    func limit() throws {
        let full = Account.active(holding: .limit)
        #expect(throws: Account.Reason.overLimit) { try full.deposit(0.01.exact, note: nil) }
        #expect(throws: Account.Reason.overLimit) { try full.receive(0.01.exact, from: "B", note: nil) }
        #expect(throws: Account.Reason.overLimit) { try Account.active().deposit(Decimal(string: "1e30")!, note: nil) }
    }

    // MARK: Status

    @Test(
        "only what is active is suspended",
        arguments: [
            (Account(), Account.Reason.notOpen), (.suspended(), .suspended), (.closed(), .closed),
        ])
    func suspending(account: Account, reason: Account.Reason) throws {
        #expect(throws: reason) { try account.suspend(note: nil) }
        #expect(try Account.active().suspend(note: "court order") == [.suspended(note: "court order")])
    }

    @Test(
        "only what is suspended is reactivated",
        arguments: [
            (Account(), Account.Reason.notOpen), (.active(), .notSuspended), (.closed(), .closed),
        ])
    func reactivating(account: Account, reason: Account.Reason) throws {
        #expect(throws: reason) { try account.reactivate(note: nil) }
        #expect(try Account.suspended().reactivate(note: nil) == [.reactivated(note: nil)])
    }

    @Test("only what is empty and not closed yet is closed, also while suspended")
    func closing() throws {
        #expect(throws: Account.Reason.notOpen) { try Account().close(note: nil) }
        #expect(throws: Account.Reason.closed) { try Account.closed().close(note: nil) }
        #expect(throws: Account.Reason.notEmpty(balance: 5)) { try Account.active(holding: 5).close(note: nil) }
        #expect(try Account.active().close(note: nil) == [.closed(note: nil)])
        #expect(try Account.suspended().close(note: nil) == [.closed(note: nil)])
    }

    @Test("a suspension holds until the reactivation, and money stays where it is")
    func suspension() {
        var account = Account.suspended(holding: 5)
        #expect(account.status == .suspended)
        account.apply(.reactivated(note: nil))
        #expect(account.status == .active)
        #expect(account.balance == 5)
    }
}

extension Account {
    fileprivate typealias Move = @Sendable (Decimal) throws -> [Event]

    fileprivate var withdrawing: Move { { try self.withdraw($0, note: nil) } }
    fileprivate var sending: Move { { try self.send($0, to: "B", note: nil) } }

    /// All ways to move money.
    fileprivate var moves: [Move] {
        [
            withdrawing, sending, { try self.deposit($0, note: nil) },
            { try self.receive($0, from: "B", note: nil) },
        ]
    }
}

extension Double {
    /// The decimal that the literal was written as.
    fileprivate var exact: Decimal { Decimal(string: description) ?? .nan }
}
