import OrchestrixEventSourcing
import Synchronization
import Testing

@Suite("The group committer")
struct GroupCommitterTests {
    @Test("commits what many submit, one batch at a time, and gives each its own result")
    func commits() async throws {
        let running = Atomic(0)
        let committer = GroupCommitter<Int, Int> { items in
            let others = running.add(1, ordering: .sequentiallyConsistent).oldValue
            await Task.yield()
            defer { running.subtract(1, ordering: .sequentiallyConsistent) }
            return .decided(items.map { others == 0 ? .success($0 * 10) : .failure(Overlap()) })
        }
        let results = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for item in 0..<100 { group.addTask { (item, try await committer.submit(item, bytes: 1)) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.count == 100)
        #expect(results.allSatisfy { $1 == $0 * 10 })
    }

    @Test("takes those who wait into one batch")
    func groups() async throws {
        let gate = Gate()
        let committer = GroupCommitter<Int, Int> { await gate.commit($0) }
        let first = Task { try await committer.submit(0, bytes: 1) }
        await gate.batches(1)
        let rest = await waiting(5, on: committer)
        gate.open()
        _ = try await first.value
        for task in rest { _ = try await task.value }
        await gate.batches(2)
        #expect(gate.seen.map(\.count) == [1, 5])
    }

    @Test("a caller who is cancelled while it waits gets CancellationError, and its item isn't committed")
    func withdraws() async throws {
        let gate = Gate()
        let committer = GroupCommitter<Int, Int> { await gate.commit($0) }
        let first = Task { try await committer.submit(0, bytes: 1) }
        await gate.batches(1)
        let second = Task { try await committer.submit(99, bytes: 1) }
        second.cancel()
        await #expect(throws: CancellationError.self) { try await second.value }
        gate.open()
        _ = try await first.value
        #expect(try await committer.submit(1, bytes: 1) == 1)
        #expect(gate.seen.flatMap { $0 } == [0, 1])
    }

    @Test("a caller who is cancelled while its batch is committed waits for the outcome and learns it")
    func learnsOutcome() async throws {
        let gate = Gate()
        let committer = GroupCommitter<Int, Int> { await gate.commit($0) }
        let first = Task { try await committer.submit(7, bytes: 1) }
        await gate.batches(1)
        first.cancel()
        gate.open()
        #expect(try await first.value == 7)
    }

    @Test("one item that spoils its batch fails alone")
    func splits() async throws {
        struct Poison: Error {}
        let committer = GroupCommitter<Int, Int> { items in
            await Task.yield()
            return items.contains(13) ? .spoiled(Poison()) : .decided(items.map { .success($0) })
        }
        let failed = await withTaskGroup(of: Int?.self) { group in
            for item in 0..<40 {
                group.addTask { (try? await committer.submit(item, bytes: 1)) == nil ? item : nil }
            }
            return await group.reduce(into: [Int]()) { failed, item in if let item { failed.append(item) } }
        }
        #expect(failed == [13])
    }

    @Test("more than may wait is refused, and says that it may be sent again")
    func isBounded() async throws {
        let gate = Gate()
        let committer = GroupCommitter<Int, Int>(limits: GroupCommitLimits(queued: 0)) { await gate.commit($0) }
        let first = Task { try await committer.submit(0, bytes: 1) }
        await gate.batches(1)
        let error = await #expect(throws: EventStoreError.self) { try await committer.submit(1, bytes: 1) }
        #expect(error?.code == .queueFull && error?.isRetryable == true)
        gate.open()
        #expect(try await first.value == 0)
    }

    @Test("closing finishes what is being committed and refuses the rest")
    func closes() async throws {
        let gate = Gate()
        let committer = GroupCommitter<Int, Int> { await gate.commit($0) }
        let first = Task { try await committer.submit(0, bytes: 1) }
        await gate.batches(1)
        let closing = Task { await committer.close() }
        // The first that is refused shows that the closing has begun.
        while true {
            let task = Task { try await committer.submit(1, bytes: 1) }
            guard case .failure(let error as EventStoreError) = await task.result else { continue }
            #expect(error.code == .storeClosed)
            break
        }
        gate.open()
        await closing.value
        #expect(try await first.value == 0)
        #expect(gate.seen == [[0]])
        await committer.close()
    }

    /// Tasks whose items wait in the queue.
    private func waiting(_ count: Int, on committer: GroupCommitter<Int, Int>) async -> [Task<Int, any Error>] {
        let begun = Count()
        let tasks = (1...count).map { item in
            Task {
                begun.value.add(1, ordering: .sequentiallyConsistent)
                return try await committer.submit(item, bytes: 1)
            }
        }
        while begun.value.load(ordering: .sequentiallyConsistent) < count { await Task.yield() }
        // Nothing suspends between the count and the queue; a moment more lets the last one through.
        for _ in 0..<100 { await Task.yield() }
        return tasks
    }

    private final class Count: Sendable {
        let value = Atomic(0)
    }

    private struct Overlap: Error {}
}
