import Foundation
import Synchronization

/// A running `sqlite_worker`, or another command, whose lines are read as they come.
///
/// It is spawned by hand, because its pipes must not be inherited by the workers that are started beside it: their
/// end would then come only with the last of them.
final class WorkerProcess: Sendable {
    /// The executable, which lies beside the tests' own.
    static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appending(path: "sqlite_worker").path

    private let process: pid_t
    private let input: Int32
    private let output: Int32
    private let rest = Mutex<[UInt8]>([])

    /// Starts `command`, by default a worker with the given arguments.
    init(_ arguments: [String], command: String = executable) throws {
        (process, input, output) = try Self.spawning.withLock { _ in try Self.spawn([command] + arguments) }
    }

    private static let spawning = Mutex(())

    private static func spawn(_ words: [String]) throws -> (process: pid_t, input: Int32, output: Int32) {
        let (toChild, fromChild) = (try pipe(), try pipe())
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, fromChild.writing, 1)
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let failure = posix_spawn(&process, words[0], &actions, nil, &arguments, environ)
        close(toChild.reading)
        close(fromChild.writing)
        guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EPERM) }
        return (process, toChild.writing, fromChild.reading)
    }

    deinit {
        close(input)
        close(output)
    }

    func send(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(input, bytes, bytes.count)
    }

    /// The next line; `nil` at the end. Blocks.
    func line() -> String? {
        while true {
            if let line = takeLine() { return line }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(output, &buffer, buffer.count)
            guard count > 0 else { return nil }
            rest.withLock { $0 += buffer[..<count] }
        }
    }

    /// The lines up to the end, which a killed or finished process reaches. Blocks.
    func remainingLines() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        return lines
    }

    /// SIGKILL: nothing of the process runs after this.
    func kill() {
        _ = Foundation.kill(process, SIGKILL)
    }

    /// Waits for the end, and tells the exit status, or the negative of the signal that ended it. Blocks.
    func exitStatus() -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }

    private func takeLine() -> String? {
        rest.withLock { rest in
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            defer { rest.removeSubrange(...end) }
            return String(decoding: rest[..<end], as: UTF8.self)
        }
    }

    /// A pipe that no other process inherits, given that nobody else spawns at this moment.
    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
