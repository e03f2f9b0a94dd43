import OrchestrixEventSourcing
import Testing

@Suite("The signal that the log has grown")
struct HeadSignalTests {
    private let signal = HeadSignal()

    private func waiting(after position: Int) async -> Task<Void, any Error> {
        let task = Task { try await signal.wait(after: position) }
        for _ in 0..<50 { await Task.yield() }
        return task
    }

    @Test("lets those through at once who wait for what is there")
    func letsThrough() async throws {
        signal.advance(to: 3)
        for position in 0...2 { try await signal.wait(after: position) }
        signal.advance(to: 1)
        try await signal.wait(after: 2)
    }

    @Test("wakes those whose event has come, and only those")
    func wakes() async throws {
        let near = await waiting(after: 0)
        let far = await waiting(after: 5)
        signal.advance(to: 5)
        try await near.value
        far.cancel()
        await #expect(throws: CancellationError.self) { try await far.value }
    }

    @Test("lets nobody through, who looks by himself, for what was told before he looked")
    func looks() async throws {
        signal.advance(to: 100)
        try await signal.wait(after: 4) { 5 }
        let waiting = Task { [signal] in try await signal.wait(after: 5) { 5 } }
        for _ in 0..<50 { await Task.yield() }
        signal.advance(to: 5)
        let other = Task { [signal] in
            try await signal.wait(after: 5) {
                signal.advance(to: 5)
                return 5
            }
        }
        for _ in 0..<50 { await Task.yield() }
        other.cancel()
        await #expect(throws: CancellationError.self) { try await other.value }
        signal.advance(to: 6)
        try await waiting.value
    }

    @Test("lets those through for whom something is told while they look")
    func toldMeanwhile() async throws {
        try await signal.wait(after: 5) { [signal] in
            signal.advance(to: 6)
            return 5
        }
    }

    @Test("lets those through whose place the log was found to end before, and only those")
    func recedes() async throws {
        signal.advance(to: 5)
        let lost = Task { [signal] in try await signal.wait(after: 5) { 5 } }
        let near = Task { [signal] in try await signal.wait(after: 3) { 3 } }
        for _ in 0..<50 { await Task.yield() }
        signal.recede(to: 3)
        try await lost.value
        near.cancel()
        await #expect(throws: CancellationError.self) { try await near.value }
    }

    @Test("lets those through who find the log to end before their place, or are told so while they look")
    func hasReceded() async throws {
        try await signal.wait(after: 5) { 4 }
        try await signal.wait(after: 5) { [signal] in
            signal.recede(to: 4)
            return 5
        }
    }

    @Test("keeps what was told before the log was found to end earlier, which may be older news")
    func keeps() async throws {
        signal.advance(to: 6)
        signal.recede(to: 5)
        try await signal.wait(after: 5)
    }

    @Test("ends a wait that is cancelled, also one that is cancelled before it begins")
    func isCancelled() async throws {
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try await signal.wait(after: 0)
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test("ends all waiting when it is closed, now and later")
    func closes() async throws {
        let tasks = [await waiting(after: 0), await waiting(after: 7)]
        signal.close()
        for task in tasks {
            let error = await #expect(throws: EventStoreError.self) { try await task.value }
            #expect(error?.code == .storeClosed)
        }
        await #expect(throws: EventStoreError.self) { try await signal.wait(after: 0) }
    }
}
