import OrchestrixEventSourcing
import OrchestrixMemory
import OrchestrixTesting
import Testing

@Suite("A store that holds calls back")
struct DelayingEventStoreTests {
    private let store = DelayingEventStore(wrapping: InMemoryEventStore())

    @Test("lets another append overtake the one that it holds before it is stored")
    func overtaking() async throws {
        let slow = store.hold(.append, at: 1)
        async let first = store.append(.one("slow"))
        await slow.arrival()
        #expect(try await store.append(.one("fast")).positions == 1...1)
        slow.release()
        #expect(try await first.positions == 2...2)
    }

    @Test("holds an answer back after the thing is done")
    func heldAnswer() async throws {
        let slow = store.hold(.append, at: 1, .after)
        async let first = store.append(.one("slow"))
        await slow.arrival()
        #expect(try await store.head() == 1)
        #expect(try await store.append(.one("slow")).isRepeat)
        slow.release()
        #expect(try await first.isRepeat == false)
    }

    @Test("holds a call of each operation", arguments: StoreOperation.allCases)
    func everyOperationIsHeld(_ operation: StoreOperation) async throws {
        _ = try await store.append(.one("first"))
        let call = try #require(everyOperation.first { $0.operation == operation }).call
        let held = store.hold(operation, at: operation == .append ? 2 : 1)
        let task = Task { [store] in try await call(store) }
        await held.arrival()
        held.release()
        try await task.value
    }

    @Test("a call that is released before it comes passes without a stop")
    func releasedEarly() async throws {
        store.hold(.head, at: 1).release()
        #expect(try await store.head() == 0)
    }

    @Test("a held call that is cancelled ends, and nothing was stored")
    func cancelled() async throws {
        let held = store.hold(.append, at: 1)
        let task = Task { [store] in try await store.append(.one("1")) }
        await held.arrival()
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await store.head() == 0)
    }
}
