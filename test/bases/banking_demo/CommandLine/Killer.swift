import Foundation

@testable import OrchestrixSQLite

/// Ends runs of the program by SIGKILL while they store.
struct Killer: ~Copyable {
    private let watch: FileWatch
    private let moments: AsyncStream<Moment>
    private let tell: AsyncStream<Moment>.Continuation

    private enum Moment {
        /// Something was committed.
        case stored
        /// The run has ended by itself.
        case ended
    }

    /// - Parameter path: the file with the books; its side file tells of every commit.
    init(path: String) throws {
        let side = path + "-wake"
        if !FileManager.default.fileExists(atPath: side) { try Data([1]).write(to: URL(filePath: side)) }
        let (moments, tell) = AsyncStream<Moment>.makeStream()
        watch = try FileWatch(path: side, pollInterval: .seconds(3600)) { tell.yield(.stored) }
        self.moments = moments
        self.tell = tell
    }

    deinit {
        watch.stop()
        tell.finish()
    }

    /// Kills the run some time after it has begun to store: a number of commits later, and then at any moment.
    ///
    /// - Returns: whether it was hit, which means that it had stored something and hadn't ended. Otherwise it has ended
    ///   by itself.
    func strike(_ call: Call, commits: Int, then delay: Duration) async throws -> Bool {
        let end = Task { [tell] in
            defer { tell.yield(.ended) }
            return try await call.ended
        }
        guard await passes(commits) else { return try await end.value.status == -SIGKILL }
        try await Task.sleep(for: delay)
        call.kill()
        return try await end.value.status == -SIGKILL
    }

    private func passes(_ commits: Int) async -> Bool {
        var seen = 0
        for await moment in moments {
            if moment == .ended { return false }
            seen += 1
            if seen > commits { return true }
        }
        return false
    }
}
