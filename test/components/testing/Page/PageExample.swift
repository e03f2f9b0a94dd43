// The examples of OrchestrixTesting.md, line by line; `PageTests` holds the two together.
import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("The first examples of the documentation page")
struct PageExample {
    @Test("an account gives out what it holds, and no more")
    func withdrawing() throws {
        let account = Scenario(Account.self, given: .opened(owner: "Ada"), .deposited(amount: 500))
        try account.when { try $0.withdraw(200) }.then(.withdrawn(amount: 200))
        try account.when { try $0.withdraw(501) }.thenRejects(.insufficientFunds(available: 500))
        try account.when { try $0.deposit(0) }.thenNothing()
    }

    @Test("a story goes on where a decision has led")
    func story() throws {
        try Scenario(Account.self, given: .opened(owner: "Ada"))
            .when { try $0.deposit(100) }.then(.deposited(amount: 100))
            .when { try $0.withdraw(60) }.then(.withdrawn(amount: 60))
            .when { try $0.withdraw(60) }.thenRejects(.insufficientFunds(available: 40))
    }

    @Test("keeps the event store contract", arguments: EventStoreContract.cases)
    func contract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run { InMemoryEventStore() }
    }
}

func contractAtOnce() async throws {
    try await EventStoreContract { InMemoryEventStore() }.run()
}

func durableContract(_ freshPath: @escaping @Sendable () -> String) async throws {
    try await EventStoreContract {
        try await DiskStore(path: freshPath())
    } reopen: { store in
        try await store.close()
        return try await DiskStore(path: store.path)
    } close: { store in
        try await store.close()
    }.run()
}

@Suite("The further examples of the documentation page")
struct FurtherPageExample {
    private let request = AppendRequest.one("1")
    private let first = AppendRequest.one("2")
    private let second = AppendRequest.one("3")
    private let paths = Paths()

    private func freshPath() -> String { "history-\(paths.next())" }

    @Test("a store loses an acknowledgement, and another overtakes")
    func wrappers() async throws {
        let store = FailingEventStore(wrapping: InMemoryEventStore())
        store.fail(.append, at: 1, .after)
        await #expect(throws: EventStoreError.self) { try await store.append(request) }
        #expect(try await store.append(request).isRepeat)

        let slow = DelayingEventStore(wrapping: store)
        let counting = CountingEventStore(wrapping: slow)
        let held = slow.hold(.append, at: 1)
        async let late = counting.append(first)
        await held.arrival()
        #expect(try await counting.append(second).positions == 2...2)
        held.release()
        #expect(try await late.positions == 3...3)
        #expect(counting.count(of: .append) == 2)
    }

    @Test("keeps a right history")
    func history() async throws {
        let report = try await HistoryChecker().run {
            try await DiskStore(path: freshPath())
        } reopen: { store in
            try await store.close()
            return try await DiskStore(path: store.path)
        }
        print(report)
    }

    @Test("a history that comes in lines")
    func lines() async throws {
        let (seed, store, journal) = (UInt64(7), InMemoryEventStore(), HistoryJournal())
        let said = SaidLines()
        await HistoryWriter(0, seed: seed) { said.add($0.line) }.write(0..<50, to: store)
        let lines = said.all
        #expect(lines.count > 100)
        var history = journal.history
        for line in lines {
            if let entry = HistoryEntry(line: line) { history.add(entry) }
        }
        try await HistoryChecker(seed: seed).judge(history, in: store)
        // One line less, and something is there that nobody has sent.
        let short = lines.filter { !$0.contains("began") }.reduce(into: History()) { history, line in
            if let entry = HistoryEntry(line: line) { history.add(entry) }
        }
        await #expect(throws: HistoryBreach.self) { try await HistoryChecker(seed: seed).judge(short, in: store) }
    }
}
