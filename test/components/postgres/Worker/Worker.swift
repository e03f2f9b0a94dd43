/// A process that writes to a store in PostgreSQL, follows it, or goes through it once, and may be killed or stopped at any moment. It says on
/// its output what it is about to do, and what it was told.
@main
enum Worker {
    static func main() async throws {
        #if Postgres
        try await run(Array(CommandLine.arguments.dropFirst()))
        #endif
    }
}

#if Postgres
import Foundation

extension Worker {
    /// The arguments are what to do, the schema, the name under which the server knows the process, the seed, and more.
    /// The server's address is in the environment, where no list of processes shows it.
    @concurrent
    private static func run(_ arguments: [String]) async throws {
        Thread.detachNewThread { endWithTest() }
        let address = ProcessInfo.processInfo.environment["ORCHESTRIX_TEST_POSTGRES"] ?? ""
        let store = try await WorkerStore.open(address, schema: arguments[1], name: arguments[2])
        let (seed, rest) = (UInt64(arguments[3])!, Array(arguments.dropFirst(4)))
        switch arguments[0] {
        case "write": await Writing(store: store, seed: seed).run(rest)
        case "write-carelessly": await Writing(store: HastyEventStore(wrapped: store), seed: seed).run(rest)
        case "tail": await Tailing(store: store, seed: seed).run(rest)
        case "tail-carelessly": await Tailing(store: UnprovenEventStore(wrapped: store), seed: seed).run(rest)
        case "pass": try await Passage(store: store).run(rest)
        default: fatalError("unknown mode")
        }
    }

    /// A test that is killed leaves nobody behind: what this reads from closes with it.
    private static func endWithTest() {
        while readLine() != nil {}
        exit(1)
    }
}
#endif
