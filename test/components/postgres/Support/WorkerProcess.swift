#if Postgres
import Foundation
import Synchronization

/// A running `postgres_worker`, or another command, whose lines are read as they come.
///
/// It is spawned by hand over a socket that no other process inherits: else its end would come only with the last of
/// the workers that were started beside it.
final class WorkerProcess: Sendable {
    /// The executable, which lies beside the tests' own.
    static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "postgres_worker").path

    private let process: pid_t
    private let socket: Int32
    private let rest = Mutex<[UInt8]>([])
    private let status = Mutex<Int32?>(nil)

    /// Starts `command`, by default a worker, with the given arguments.
    ///
    /// - Parameter environment: what is set anew in the environment, or is taken out of it.
    init(_ arguments: [String], command: String = executable, environment: [String: String?] = [:]) throws {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw POSIXError(.EMFILE) }
        socket = ends[0]
        defer { close(ends[1]) }
        process = try Self.spawn([command] + arguments, environment, socket: ends[1])
    }

    deinit {
        kill()
        _ = exitStatus()
        close(socket)
    }

    private static func spawn(_ words: [String], _ changes: [String: String?], socket: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, socket, 0)
        posix_spawn_file_actions_adddup2(&actions, socket, 1)
        var environment = ProcessInfo.processInfo.environment
        for (name, value) in changes { environment[name] = value }
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, nil, &arguments, &variables)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EPERM) }
        return process
    }

    /// The next line; `nil` at the end. Blocks.
    func line() -> String? {
        while true {
            if let line = takeLine() { return line }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(socket, &buffer, buffer.count)
            guard count > 0 else { return nil }
            rest.withLock { $0 += buffer[..<count] }
        }
    }

    /// Sends a signal, unless the process has been waited for: then its number may be another's.
    func signal(_ number: Int32) {
        status.withLock { status in
            if status == nil { _ = Foundation.kill(process, number) }
        }
    }

    /// SIGKILL: nothing of the process runs after this.
    func kill() {
        signal(SIGKILL)
    }

    /// Closes what the process reads from, and waits for its end. Blocks.
    func end() {
        shutdown(socket, Int32(SHUT_WR))
        while line() != nil {}
        _ = exitStatus()
    }

    /// Waits for the end, and tells the exit status, or the negative of the signal that ended it. Blocks.
    func exitStatus() -> Int32 {
        status.withLock { known in
            if let known { return known }
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0 && errno == EINTR {}
            let signal = status & 0x7F
            let told = signal == 0 ? (status >> 8) & 0xFF : -signal
            known = told
            return told
        }
    }

    private func takeLine() -> String? {
        rest.withLock { rest in
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            defer { rest.removeSubrange(...end) }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
    }
}
#endif
