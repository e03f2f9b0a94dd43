import OrchestrixMessaging
import Testing

@Suite struct DomainEventTests {
    enum Account: DomainEvent {
        case opened(owner: String)
        case deposited(amount: Int, note: String?)
        case closed
        enum CodingKeys: String, EventKey {
            case opened = "account.opened"
            case deposited = "account.deposited"
            case closed = "account.closed"
        }
    }

    @Test(
        "an event knows its kind by its coding key",
        arguments: [
            (Account.opened(owner: "Ann"), Account.CodingKeys.opened),
            (.deposited(amount: 5, note: nil), .deposited),
            (.closed, .closed),
        ])
    func kind(event: Account, kind: Account.CodingKeys) throws {
        #expect(try event.kind == kind)
        #expect(try event.label == MessageLabel(type: kind.rawValue, schemaVersion: 1))
    }

    @Test("an enum whose values have labels passes the check of its names")
    func goodNames() throws {
        try Account.checkNames()
    }

    enum Unlabeled: DomainEvent {
        case fine(amount: Int)
        case bad(amount: Int, String)
        enum CodingKeys: String, EventKey { case fine, bad = "unlabeled.bad" }
    }

    @Test("a value without a label is refused, naming the case")
    func unlabeled() {
        #expect {
            try Unlabeled.checkNames()
        } throws: { error in
            let error = error as? EventNameError
            return error?.reason == .unlabeledValue && error?.caseName == "unlabeled.bad"
        }
    }

    enum LeftOut: DomainEvent {
        case known(amount: Int)
        case forgotten(amount: Int)
        enum CodingKeys: String, EventKey { case known }
    }

    @Test("a case that CodingKeys leaves out is refused where its kind is asked for, naming the case")
    func leftOut() {
        #expect {
            try LeftOut.forgotten(amount: 1).kind
        } throws: { error in
            let error = error as? EventNameError
            return error?.reason == .missingName && error?.caseName == "forgotten"
        }
    }
}
