import OrchestrixTesting
import Testing

@Suite("A scenario")
struct ScenarioTests {
    private let opened = Scenario(Account.self, given: .opened(owner: "Ada"), .deposited(amount: 500))

    @Test("holds what is decided against what is expected")
    func then() throws {
        try opened.when { try $0.withdraw(200) }.then(.withdrawn(amount: 200))
        try opened.when {
            try $0.withdraw(200)
        } then: {
            [.withdrawn(amount: 200)]
        }
        try opened.when { try $0.deposit(0) }.thenNothing()
        try opened.when { try $0.withdraw(200) }.thenState { $0.balance == 300 }
    }

    @Test("holds a refusal against the reason that is expected")
    func thenRejects() throws {
        try Scenario(Account.self).when { try $0.deposit(5) }.thenRejects(.notOpen)
        try Scenario(Account.self).when {
            try $0.deposit(5)
        } thenRejects: {
            .notOpen
        }
        try opened.when { try $0.withdraw(501) }.thenRejects {
            if case .insufficientFunds(let available) = $0 { available == 500 } else { false }
        }
    }

    @Test("goes on where the last decision has led")
    func goesOn() throws {
        try Scenario(Account.self, given: .opened(owner: "Ada"))
            .when { try $0.deposit(100) }.then(.deposited(amount: 100))
            .when { try $0.withdraw(60) }.then(.withdrawn(amount: 60))
            .when { try $0.withdraw(60) }.thenRejects(.insufficientFunds(available: 40))
    }

    @Test("tells line by line what didn't come and what wasn't expected")
    func difference() throws {
        let failure = try #require(throws: ScenarioFailure.self) {
            try opened.when { _ in [.deposited(amount: 1), .withdrawn(amount: 2)] }
                .then(.deposited(amount: 1), .withdrawn(amount: 3), file: "Bank/AccountTests.swift", line: 12)
        }
        #expect(
            failure.description == """
                Account decided otherwise than expected at Bank/AccountTests.swift:12
                given
                  opened(owner: "Ada")
                  deposited(amount: 500)
                then (- expected, + decided)
                    deposited(amount: 1)
                  - withdrawn(amount: 3)
                  + withdrawn(amount: 2)
                """)
    }

    @Test("doesn't take the same events in another order, one more or one less")
    func exactEvents() {
        let decided: [Account.Event] = [.deposited(amount: 1), .deposited(amount: 2)]
        for wrong in [Array(decided.reversed()), Array(decided.dropLast()), decided + [.deposited(amount: 3)], []] {
            #expect(throws: ScenarioFailure.self) { try opened.when { _ in decided }.then(wrong) }
        }
    }

    @Test("tells an event where a refusal was expected, and a refusal where an event was")
    func mistaken() throws {
        let event = try #require(throws: ScenarioFailure.self) {
            try opened.when { try $0.withdraw(5) }.thenRejects(.notOpen)
        }
        #expect(event.difference == ["- rejects: notOpen", "+ withdrawn(amount: 5)"])
        let refusal = try #require(throws: ScenarioFailure.self) {
            try Scenario(Account.self).when { try $0.deposit(5) }.then(.deposited(amount: 5))
        }
        #expect(refusal.difference == ["- deposited(amount: 5)", "+ rejects: notOpen"])
        let nothing = try #require(throws: ScenarioFailure.self) {
            try opened.when { try $0.deposit(0) }.thenRejects(.notOpen)
        }
        #expect(nothing.difference == ["- rejects: notOpen", "+ nothing"])
        #expect(throws: ScenarioFailure.self) { try opened.when { try $0.deposit(5) }.thenNothing() }
        #expect(throws: ScenarioFailure.self) { try opened.when { try $0.withdraw(501) }.thenRejects(.notOpen) }
        #expect(throws: ScenarioFailure.self) { try opened.when { try $0.withdraw(501) }.thenState { _ in true } }
        #expect(throws: ScenarioFailure.self) { try opened.when { try $0.withdraw(1) }.thenState { $0.balance == 0 } }
    }

    @Test("doesn't take an error of another kind for a refusal")
    func otherErrors() throws {
        struct DiskGone: Error {}
        let failure = try #require(throws: ScenarioFailure.self) {
            try opened.when { _ in throw DiskGone() }.thenRejects { _ in true }
        }
        #expect(failure.difference.last == "+ throws DiskGone: DiskGone()")
        #expect(failure.file.hasSuffix("ScenarioTests.swift"))
    }
}
