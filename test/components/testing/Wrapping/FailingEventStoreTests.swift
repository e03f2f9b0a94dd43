import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("A store that fails where it is told to")
struct FailingEventStoreTests {
    private let inner = InMemoryEventStore()

    @Test("fails at the call with the number that was told, of each operation, and at no other")
    func everyCall() async throws {
        _ = try await inner.append(.one("first"))
        for (operation, call) in everyOperation {
            let store = FailingEventStore(wrapping: inner)
            store.fail(operation, at: 2)
            for (other, otherCall) in everyOperation where other != operation { try await otherCall(store) }
            try await call(store)
            let error = await #expect(throws: EventStoreError.self) { try await call(store) }
            #expect(error?.code == .storeFailed)
            try await call(store)
        }
    }

    @Test("counts the calls of all operations together where none is named")
    func anyOperation() async throws {
        let store = FailingEventStore(wrapping: inner)
        store.fail(at: 3)
        _ = try await store.append(.one("1"))
        _ = try await store.head()
        await #expect(throws: EventStoreError.self) { try await store.append(.one("2")) }
        #expect(try await store.head() == 1)
    }

    @Test("loses an acknowledgement: it is stored, its caller isn't told, and the retry gets the first result")
    func lostAcknowledgement() async throws {
        let store = FailingEventStore(wrapping: inner)
        store.fail(.append, at: 1, .after)
        let error = await #expect(throws: EventStoreError.self) { try await store.append(.one("1")) }
        #expect(error?.code == .outcomeUnknown)
        #expect(error?.isRetryable == true)
        #expect(try await inner.head() == 1)
        let retry = try await store.append(.one("1"))
        #expect(retry.isRepeat && retry.positions == 1...1)
    }

    @Test("passes the wrapped store's own error on where it has one")
    func ownError() async throws {
        let store = FailingEventStore(wrapping: inner)
        store.fail(.append, at: 1, .after)
        await #expect(throws: ConcurrencyError.self) { try await store.append(.one("1", expected: .streamExists)) }
    }

    @Test("throws what it is told, as often as it is told, until it is healed")
    func ranges() async throws {
        struct DiskGone: Error {}
        let store = FailingEventStore(wrapping: inner)
        store.fail(.head, at: 2..., with: DiskGone())
        _ = try await store.head()
        for _ in 1...5 { await #expect(throws: DiskGone.self) { try await store.head() } }
        store.heal()
        #expect(try await store.head() == 0)
    }

    @Test("keeps the contract as long as it isn't told to fail", arguments: EventStoreContract.cases.prefix(5))
    func keepsContract(_ testCase: EventStoreContract.Case) async throws {
        try await testCase.run { FailingEventStore(wrapping: InMemoryEventStore()) }
    }
}
