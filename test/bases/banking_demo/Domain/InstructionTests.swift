import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import Testing

@testable import banking_demo

@Suite("Instruction")
struct InstructionTests {
    private let transfer = Instruction.transfer(from: "A", to: "B", amount: 10, note: "rent")

    @Test("a transfer is seen by both accounts, with the other one's id and the note")
    func transferEvents() throws {
        #expect(transfer.accounts == ["A", "B"])
        let events = try transfer.decide([.active(holding: 10), .active()])
        #expect(
            events == [
                [.transferSent(amount: 10, to: "B", note: "rent")],
                [.transferReceived(amount: 10, from: "A", note: "rent")],
            ])
    }

    @Test(
        "a transfer is refused where either side refuses, and names that side",
        arguments: [
            ([Account(), .active()], "account A not found"),
            ([.active(holding: 10), Account()], "account B not found"),
            ([.suspended(holding: 10), .active()], "account A is suspended"),
            ([.active(holding: 10), .suspended()], "account B is suspended"),
            ([.active(holding: 10), .closed()], "account B is closed"),
            ([.active(holding: 9), .active()], "insufficient funds: A has 9.00, 10.00 asked"),
        ])
    func refusedTransfer(states: [Account], reason: String) throws {
        let rejection = try #require(throws: Account.Rejection.self) { try transfer.decide(states) }
        #expect(rejection.description == reason)
    }

    @Test("nobody transfers to itself")
    func toItself() {
        let transfer = Instruction.transfer(from: "A", to: "A", amount: 10, note: nil)
        #expect(transfer.accounts == ["A"])
        #expect(throws: Account.Rejection(account: "A", reason: .toItself)) {
            try transfer.decide([.active(holding: 10)])
        }
    }

    @Test("ids are told apart by their bytes, as in the store")
    func bytes() throws {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        let transfer = Instruction.transfer(from: composed, to: decomposed, amount: 10, note: nil)
        #expect(transfer.accounts.count == 2)
        #expect(try transfer.decide([.active(holding: 10), .active()]).count == 2)
    }

    @Test(
        "an id that can't be is refused without asking any account",
        arguments: [
            "", " A", "A ", "A\nB", "A\u{0}", "\u{1B}[2J", String(repeating: "x", count: 101),
        ])
    func unfit(id: String) {
        for instruction in [
            Instruction.deposit(account: id, amount: 1, note: nil), .transfer(from: "A", to: id, amount: 1, note: nil),
        ] {
            #expect(instruction.accounts == [])
            #expect(throws: Account.Rejection(account: id, reason: .unfitID)) { try instruction.decide([]) }
        }
    }

    @Test(
        "an id may be of any letters, inner blanks and 100 bytes",
        arguments: [
            "A", "ACC-001", "Spar Konto", "口座", String(repeating: "x", count: 100),
        ])
    func fit(id: String) {
        #expect(Instruction.close(account: id, note: nil).accounts == [id])
    }

    @Test("equal instructions have equal fingerprints, others have others")
    func fingerprint() throws {
        let one = try CommandKey(id: "1", of: Instruction.deposit(account: "A", amount: 5, note: nil))
        let same = try CommandKey(
            id: "1", of: Instruction.deposit(account: "A", amount: try #require(.init(plain: "5.00")), note: nil))
        let other = try CommandKey(id: "1", of: Instruction.withdraw(account: "A", amount: 5, note: nil))
        #expect(one == same)
        #expect(one != other)
        #expect(!one.fingerprint.contains("A"))
    }
}
