import Foundation

/// A process of this program that does what it is told by lines of text.
///
/// Unchecked: one task holds it.
final class WorkerProcess: @unchecked Sendable {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    init(_ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
        process.arguments = arguments
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    func tell(_ line: String) {
        input.fileHandleForWriting.write(Data((line + "\n").utf8))
    }

    /// Returns when the process has told `line`.
    func wait(for line: String) async throws {
        try await onThread { [self] in
            let told = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
            guard told == line + "\n" else { throw Died() }
        }
    }

    func waitForExit() async throws {
        try await onThread { [self] in process.waitUntilExit() }
    }

    private struct Died: Error {}
}
