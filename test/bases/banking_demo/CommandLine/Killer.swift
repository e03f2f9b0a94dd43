import Foundation
import OrchestrixEventSourcing

/// Ends runs of the program by SIGKILL while they store.
struct Killer {
    /// The books, which tell of every commit.
    let store: any EventStore

    /// Kills the run some time after it has begun to store: a number of commits later, and then at any moment.
    ///
    /// - Returns: whether it was hit, which means that it had stored something and hadn't ended. Otherwise it has ended
    ///   by itself.
    func strike(_ call: Call, commits: Int, then delay: Duration) async throws -> Bool {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await pass(commits + 1)
                try await Task.sleep(for: delay)
                call.kill()
            }
            let ending = try await call.ended
            group.cancelAll()
            return ending.status == -SIGKILL
        }
    }

    private func pass(_ commits: Int) async throws {
        var head = try await store.head()
        for _ in 0..<commits {
            try await store.waitForEvents(after: head)
            head = try await store.head()
        }
    }
}
