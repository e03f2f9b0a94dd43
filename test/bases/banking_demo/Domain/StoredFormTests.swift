import Foundation
import OrchestrixCommon
import OrchestrixEventSourcing
import OrchestrixMessaging
import Testing

@testable import banking_demo

/// What is stored can't be changed later: these texts are the contract.
@Suite("The stored form")
struct StoredFormTests {
    private static let events: [(Account.Event, String, String)] = [
        (.opened(owner: "Alice"), "account.opened", #"{"owner":"Alice"}"#),
        (.deposited(amount: 1000, note: nil), "account.deposited", #"{"amount":"1000.00"}"#),
        (.withdrawn(amount: 5, note: "rent"), "account.withdrawn", #"{"amount":"5.00","note":"rent"}"#),
        (.transferSent(amount: 5, to: "B", note: nil), "account.transfer_sent", #"{"amount":"5.00","to":"B"}"#),
        (
            .transferReceived(amount: 5, from: "A", note: "x"), "account.transfer_received",
            #"{"amount":"5.00","from":"A","note":"x"}"#
        ),
        (.suspended(note: nil), "account.suspended", "{}"),
        (.reactivated(note: nil), "account.reactivated", "{}"),
        (.closed(note: "moved away"), "account.closed", #"{"note":"moved away"}"#),
    ]

    @Test("events have names of their own and flat payloads, and come back as they were", arguments: events)
    func event(event: Account.Event, type: String, payload: String) throws {
        let codec = JSONEventCodec()
        let bytes = try codec.encode(event)
        let kind = try event.kind
        #expect(kind.stringValue == type)
        #expect(String(decoding: bytes, as: UTF8.self) == payload)
        #expect(try codec.decode(Account.Event.self, kind: kind, from: bytes) == event)
    }

    private static let reasons: [(Account.Reason, String)] = [
        (.notOpen, #"{"not_open":{}}"#), (.alreadyOpen, #"{"already_open":{}}"#), (.suspended, #"{"suspended":{}}"#),
        (.notSuspended, #"{"not_suspended":{}}"#), (.closed, #"{"closed":{}}"#),
        (.notEmpty(balance: 5), #"{"not_empty":{"balance":"5.00"}}"#),
        (
            .insufficientFunds(balance: 250, asked: 10_000),
            #"{"insufficient_funds":{"balance":"250.00","asked":"10000.00"}}"#
        ),
        (.overLimit, #"{"over_limit":{}}"#), (.notPositive(amount: -5), #"{"not_positive":{"amount":"-5"}}"#),
        (.tooManyPlaces(amount: 5), #"{"too_many_places":{"amount":"5"}}"#), (.toItself, #"{"to_itself":{}}"#),
        (.ownerMissing, #"{"owner_missing":{}}"#), (.unfitID, #"{"unfit_id":{}}"#),
    ]

    @Test("a refusal is stored with its reason, and comes back as it was", arguments: reasons)
    func rejection(reason: Account.Reason, json: String) throws {
        let outcome = CommandOutcome.refused(Account.Rejection(account: "ACC-001", reason: reason))
        let bytes = try outcome.encoded()
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"refused":{"account":"ACC-001","reason":\#(json)}}"#)
        let record = CommandRecord(key: CommandKey(id: "1", fingerprint: "f"), outcome: bytes)
        guard case .refused(let rejection) = try CommandOutcome<Account.Rejection>(record) else {
            Issue.record("a refusal came back as an acceptance")
            return
        }
        #expect(rejection == Account.Rejection(account: "ACC-001", reason: reason))
        #expect(!rejection.description.contains("\n"))
    }
}
