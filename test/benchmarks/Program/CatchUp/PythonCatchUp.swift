import Foundation

/// pyeventsourcing on SQLite, the same way: its own script, in an interpreter of its own, which tells the time that
/// the reading took without the interpreter's start.
final class PythonCatchUp {
    private let python: String
    private let script: String
    private let path: String
    private let events: Int
    private var isFilled = false

    init(python: String, script: String, folder: String, events: Int) {
        self.python = python
        self.script = script
        path = "\(folder)/pyeventsourcing-\(events).sqlite"
        self.events = events
    }

    deinit {
        ScratchFile(path: path).remove()
    }

    var contender: Contender {
        Contender(always: 1, units: events) { [self] _ in try await read() }
    }

    private func read() async throws -> Duration {
        if !isFilled {
            ScratchFile(path: path).remove()
            _ = try run("fill", path, String(events))
            isFilled = true
        }
        let told = try JSONDecoder().decode(Told.self, from: try run("read", path))
        precondition(told.events == events, "pyeventsourcing read \(told.events) events, not \(events)")
        return .seconds(told.seconds)
    }

    private func run(_ arguments: String...) throws -> Data {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script] + arguments
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(script: script, status: process.terminationStatus) }
        return text
    }

    private struct Failed: Error {
        let script: String
        let status: Int32
    }

    private struct Told: Decodable {
        let events: Int
        let seconds: Double
    }
}
