import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("A store that counts what it is asked")
struct CountingEventStoreTests {
    private let store = CountingEventStore(wrapping: InMemoryEventStore())

    @Test("counts each operation for itself, and all of them together")
    func counts() async throws {
        for (operation, call) in everyOperation {
            #expect(store.count(of: operation) == 0)
            try await call(store)
            #expect(store.count(of: operation) == 1)
        }
        #expect(Set(everyOperation.map(\.operation)) == Set(StoreOperation.allCases))
        #expect(store.count() == everyOperation.count)
        _ = try await store.head()
        #expect(store.count(of: .head) == 2)
        #expect(store.count() == everyOperation.count + 1)
    }

    @Test("counts a call that fails")
    func failures() async throws {
        await #expect(throws: ConcurrencyError.self) { try await store.append(.one("1", expected: .streamExists)) }
        #expect(store.count(of: .append) == 1)
    }

    @Test("tells when an operation was called a number of times")
    func waits() async throws {
        let reader = Task { [store] in try await store.waitForEvents(after: 0) }
        await store.wait(for: .wait, count: 1)
        await store.wait(count: 1)
        _ = try await store.append(.one("1"))
        try await reader.value
        #expect(store.count() == 2)
    }
}
