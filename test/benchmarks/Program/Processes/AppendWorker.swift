import ArgumentParser
import Foundation
import OrchestrixEventSourcing
import OrchestrixPostgres

/// One of several processes that append to one store. It tells when it is ready, waits for a line, appends, and tells
/// when it is done.
struct AppendWorker: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "append-worker", shouldDisplay: false)

    @Option var schema: String
    @Option var callers: Int
    @Option var appends: Int
    @Option var prefix: String

    func run() async throws {
        try await work()
    }

    @concurrent
    private func work() async throws {
        let requests = try Callers(count: callers, prefix: prefix).requests(appends)
        let store = try await ScratchSchema(address: PostgresServer.address ?? "", name: schema).open()
        try await store.warmUp(prefix: prefix)
        tell("ready")
        try await onThread { _ = readLine() }
        try await Callers.append(requests, to: store)
        tell("done")
        try await store.close()
    }

    /// At once: what is printed to a pipe is kept back otherwise.
    private func tell(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
