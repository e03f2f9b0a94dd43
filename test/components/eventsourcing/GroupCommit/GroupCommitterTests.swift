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
        let committer = GroupCommitter<Int, Int>(limits: GroupCommitLimits(queued: 5)) { await gate.commit($0) }
        let first = Task { try await committer.submit(0, bytes: 1) }
        await gate.batches(1)
        // Six come for five places: once one of them is refused, five wait.
        let (refusals, refused) = AsyncStream.makeStream(of: Int.self)
        let rest = (1...6).map { item in
            Task { if (try? await committer.submit(item, bytes: 1)) == nil { refused.yield(item) } }
        }
        _ = await refusals.first { _ in true }
        gate.open()
        _ = try await first.value
        for task in rest { await task.value }
        #expect(gate.seen.map(\.count) == [1, 5])
    }

    @Test("takes those who come back at once into one batch again")
    func gathers() async throws {
        let (callers, rounds) = (8, 200)
        let batches = Atomic(0)
        let committer = GroupCommitter<Int, Int> { items in
            batches.add(1, ordering: .relaxed)
            for _ in 1...10 { await Task.yield() }
            return .decided(items.map { .success($0) })
        }
        try await withThrowingTaskGroup { group in
            for item in 0..<callers {
                group.addTask { for _ in 0..<rounds { _ = try await committer.submit(item, bytes: 1) } }
            }
            try await group.waitForAll()
        }
        // Where the next batch begins with whoever is there already, two batches share the callers: 400 for 200 rounds.
        #expect(batches.load(ordering: .relaxed) < rounds * 3 / 2)
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

    private struct Overlap: Error {}
}
