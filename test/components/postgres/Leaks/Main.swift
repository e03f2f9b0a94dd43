#if Postgres
import Dispatch
import Foundation

/// Uses everything in the engine that owns memory of libpq's, and gives it back, so that a memory checker can watch.
///
/// Where `ORCHESTRIX_SOW` names a ``SownFault``, it commits that one instead; called with `faults`, it lists them. The
/// server's address is in `ORCHESTRIX_TEST_POSTGRES`.
@main
enum Main {
    /// Waits on the main thread: valgrind fails where a program's main thread ends and its others go on, as that of an
    /// asynchronous program does.
    static func main() {
        guard !CommandLine.arguments.contains("faults") else {
            for fault in SownFault.allCases { print(fault.isLeak ? "leak" : "misuse", fault.rawValue) }
            return
        }
        let end = DispatchSemaphore(value: 0)
        Task.detached {
            do {
                try await run(ProcessInfo.processInfo.environment)
            } catch {
                print("error: \(error)")
                exit(1)
            }
            end.signal()
        }
        end.wait()
    }

    private static func run(_ environment: [String: String]) async throws {
        guard let address = environment["ORCHESTRIX_TEST_POSTGRES"] else { throw LeakProgramError.noServer }
        let server = Server(address: address)
        if let name = environment["ORCHESTRIX_SOW"] {
            guard let fault = SownFault(rawValue: name) else { throw LeakProgramError.unknownFault(name) }
            try await fault.commit(on: server)
            print("sown: \(name)")
        } else {
            for exercise in Exercise.allCases {
                try await exercise.run(on: server)
                print("done: \(exercise.rawValue)")
            }
        }
        try await server.waitForEndOfConnections()
    }
}
#else
/// Without the trait there is nothing to watch.
@main
enum Main {
    static func main() {}
}
#endif
