#if Postgres
import Foundation
import OrchestrixEventSourcing
import OrchestrixTesting
import Synchronization

/// A worker over its lives: whenever it is killed a successor goes on where it was.
final class NemesisLane: Sendable {
    private struct State {
        var process: WorkerProcess?
        var history = History()
        var lives = 0
        var isOver = false
    }

    /// By what the server knows its sessions.
    let name: String
    private let role: NemesisRole
    private let context: [String]
    private let address: String
    private let heard: @Sendable () -> Void
    private let state = Mutex(State())

    /// - Parameter heard: is called for each line that it says.
    init(
        _ role: NemesisRole, mode: String, name: String, schema: String, seed: UInt64, address: String,
        heard: @escaping @Sendable () -> Void
    ) {
        self.role = role
        self.name = name
        self.address = address
        self.heard = heard
        context = [mode, schema, name, String(seed)]
    }

    /// What it has said so far.
    var history: History { state.withLock { $0.history } }

    /// How often it was started.
    var lives: Int { state.withLock { $0.lives } }

    /// Lives until it is ended. Blocks.
    func live() throws {
        while let process = try begin() {
            while let line = process.line() {
                guard let entry = HistoryEntry(line: line) else { continue }
                state.withLock { $0.history.add(entry) }
                heard()
            }
            let status = process.exitStatus()
            // A worker that ends by itself has told why.
            if status == 0 {
                state.withLock { $0.isOver = true }
                heard()
            } else if status != -SIGKILL {
                throw Died(name: name)
            }
        }
    }

    private func begin() throws -> WorkerProcess? {
        try state.withLock { state in
            guard !state.isOver else { return nil }
            let arguments = context + role.arguments(after: state.history, life: state.lives)
            let process = try WorkerProcess(arguments, environment: ["ORCHESTRIX_TEST_POSTGRES": address])
            state.process = process
            state.lives += 1
            return process
        }
    }

    func signal(_ number: Int32) {
        state.withLock { $0.process }?.signal(number)
    }

    /// How far its reader has come, if it has one.
    var position: Int {
        guard case .tailing(let reader) = role else { return 0 }
        return state.withLock { $0.history.position(ofReader: reader) }
    }

    /// Whether it has no successor any more.
    var isOver: Bool { state.withLock { $0.isOver } }

    /// Kills it for the last time.
    func end() {
        let process = state.withLock { state in
            state.isOver = true
            return state.process
        }
        process?.kill()
    }

    /// It ended although nobody had killed it.
    struct Died: Error {
        let name: String
    }
}
#endif
