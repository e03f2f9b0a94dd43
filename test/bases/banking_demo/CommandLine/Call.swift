import Foundation

/// A run of the program that has begun.
struct Call: Sendable {
    private let process: Process
    private let files: String
    private let end: AsyncStream<Void>

    /// Starts `program`. What it writes goes to files that begin with `files`, so that it never waits for a reader.
    init(_ program: String, _ arguments: [String], environment: [String: String], files: String) throws {
        let (end, ended) = AsyncStream<Void>.makeStream()
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.new(files + ".out")
        process.standardError = try Self.new(files + ".err")
        process.terminationHandler = { _ in ended.finish() }
        try process.run()
        self.process = process
        self.files = files
        self.end = end
    }

    /// How it ended, once it has.
    var ended: Ending {
        get async throws {
            for await _ in end {}
            let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
            return Ending(status: status, output: try Self.text(files + ".out"), errors: try Self.text(files + ".err"))
        }
    }

    /// Ends it at once, wherever it is.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    private static func new(_ path: String) throws -> FileHandle {
        try Data().write(to: URL(filePath: path))
        return try FileHandle(forWritingTo: URL(filePath: path))
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
}
