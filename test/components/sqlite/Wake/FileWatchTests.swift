import Dispatch
import Testing

@testable import OrchestrixSQLite

@Suite("The thread that watches")
struct FileWatchTests {
    /// Tells when the last reference to it is gone.
    private final class Token: Sendable {
        private let gone: AsyncStream<Never>.Continuation

        init(_ gone: AsyncStream<Never>.Continuation) {
            self.gone = gone
        }

        func touch() {}

        deinit { gone.finish() }
    }

    private let folder = TemporaryFolder()

    private func watch(
        _ token: Token? = nil, file: String = "absent", interval: Duration = .seconds(3600)
    ) throws -> FileWatch {
        try FileWatch(path: folder.file(file), pollInterval: interval) { token?.touch() }
    }

    @Test("hundreds of files may be watched at once: none takes a thread from the database's work")
    func many() async throws {
        let watches = try (0..<300).map { _ in try watch() }
        await withCheckedContinuation { done in DispatchQueue(label: "work").async { done.resume() } }
        for watch in watches { watch.stop() }
    }

    @Test("a watch that is stopped lets go of everything, also while a child of this process lives")
    func stopped() async throws {
        let (gone, continuation) = AsyncStream.makeStream(of: Never.self)
        let watch = try watch(Token(continuation))
        let child = try WorkerProcess([], command: "/bin/cat")
        watch.stop()
        for await _ in gone {}
        child.send("alive")
        #expect(try await onThread { child.line() } == "alive")
    }

    @Test("an interval may be as long as a duration can be")
    func longest() async throws {
        let (gone, continuation) = AsyncStream.makeStream(of: Never.self)
        _ = try WakeFile(path: folder.file("wake"))
        try watch(Token(continuation), file: "wake", interval: .seconds(Int64.max)).stop()
        for await _ in gone {}
    }
}
