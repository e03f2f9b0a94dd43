import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import OrchestrixTesting
import Testing

@Suite("InMemoryDeadLetterStore")
struct InMemoryDeadLetterStoreTests {
    @Test("keeps the contract of dead letter stores", arguments: DeadLetterStoreContract.cases)
    func contract(_ testCase: DeadLetterStoreContract.Case) async throws {
        try await testCase.run { InMemoryDeadLetterStore() }
    }

    @Test("keeps it as a whole, in one call")
    func whole() async throws {
        try await DeadLetterStoreContract { InMemoryDeadLetterStore() }.run()
    }

    @Test("refuses what it has no room for, and still counts what it knows")
    func capacity() async throws {
        let store = InMemoryDeadLetterStore(capacity: 2)
        for number in 1...2 { try await store.add(letter(number)) }
        let error = await #expect(throws: DeadLetterError.self) { try await store.add(letter(3)) }
        #expect(error?.code == .deadLettersFull)
        try await store.add(letter(2))
        #expect(try await store.list().letters.map(\.attempts) == [1, 2])
    }

    @Test("that loses a letter, or forgets an attempt, breaks the contract, and the breach names the case")
    func broken() async throws {
        for (store, sentence) in [
            (Careless(.loses), "a letter comes back as it was kept"),
            (Careless(.forgetsAttempts), "whose attempts add up"),
            (Careless(.keepsDiscarded), "a discarded letter is gone"),
        ] {
            let error = await #expect(throws: ContractBreach.self) {
                try await DeadLetterStoreContract { store() }.run()
            }
            #expect(error?.violations.contains { $0.testCase.contains(sentence) } == true)
        }
    }

    private func letter(_ number: Int) -> DeadLetter {
        DeadLetter(
            id: "l-\(number)", message: CloudEvent(id: "m-\(number)", source: "/shop", type: "order.paid"),
            handler: "mailer", error: Mishap(), attempts: 1, firstFailedAt: .earliest, lastFailedAt: .earliest)
    }
}

/// A store with a fault.
private struct Careless: DeadLetterStore {
    enum Fault { case loses, forgetsAttempts, keepsDiscarded }

    private let fault: Fault
    private let inner = InMemoryDeadLetterStore()

    init(_ fault: Fault) { self.fault = fault }

    func callAsFunction() -> Careless { Careless(fault) }

    func add(_ letter: DeadLetter) async throws -> DeadLetter {
        switch fault {
        case .loses: return letter
        case .forgetsAttempts:
            let known = try await list().letters.first { $0.isAboutTheSame(as: letter) }
            if let known { return known }
            return try await inner.add(letter)
        case .keepsDiscarded: return try await inner.add(letter)
        }
    }

    func letter(_ id: String) async throws -> DeadLetter? { try await inner.letter(id) }

    func list(_ query: DeadLetterQuery) async throws -> DeadLetterPage { try await inner.list(query) }

    func count(_ filter: DeadLetterFilter) async throws -> Int { try await inner.count(filter) }

    func discard(_ id: String) async throws -> Bool {
        if fault == .keepsDiscarded { return true }
        return try await inner.discard(id)
    }
}
