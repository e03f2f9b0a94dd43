@testable import OrchestrixTesting
import Testing

@Suite("The time limit of a contract's case")
struct TimeLimitTests {
    @Test("ends what never ends, though it doesn't listen to its cancellation", .timeLimit(.minutes(5)))
    func hangs() async throws {
        let never = FirstEnd()
        let finding = await #expect(throws: Finding.self) {
            try await withTimeLimit(.milliseconds(100)) { try await never.wait() }
        }
        #expect(finding?.expected == "that it ends within 0.1 seconds")
        never.reach(.success(()))
    }

    @Test("doesn't count what a case waits for the tasks that share its threads", .timeLimit(.minutes(5)))
    func starves() async throws {
        let limit = Duration.milliseconds(500)
        let crowd = (1...100).map { _ in
            Task {
                while !Task.isCancelled {
                    let end = ContinuousClock.now + .milliseconds(1)
                    while ContinuousClock.now < end {}
                    await Task.yield()
                }
            }
        }
        defer { for task in crowd { task.cancel() } }
        try await withTimeLimit(limit) {
            let end = ContinuousClock.now.advanced(by: limit * 4)
            while ContinuousClock.now < end { await Task.yield() }
        }
    }

    @Test("is silent where the task is cancelled", .timeLimit(.minutes(5)))
    func cancels() async throws {
        let never = FirstEnd()
        let task = Task { try await withTimeLimit(.seconds(3_000)) { try await never.wait() } }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        never.reach(.success(()))
    }
}
