import Foundation

/// A script that does a peer's work in an interpreter of its own, and tells the time that it took, without the
/// interpreter's start.
struct PythonScript {
    let python: String
    let path: String
    var environment: [String: String] = [:]

    /// Runs the script, and gives back what it told about the work.
    ///
    /// - Throws: if it failed, or didn't handle as many events as it should have.
    func time(_ arguments: [String], events: Int) async throws -> Duration {
        let told = try JSONDecoder().decode(Told.self, from: try await run(arguments))
        guard told.events == events else { throw Failed(arguments: arguments, status: 0) }
        return .seconds(told.seconds)
    }

    /// Runs the script, and gives back what it printed.
    @discardableResult
    func run(_ arguments: [String]) async throws -> Data {
        try await onThread { [self] in
            let process = Process()
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: python)
            process.arguments = [path] + arguments
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
            process.standardOutput = output
            try process.run()
            let text = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw Failed(arguments: arguments, status: process.terminationStatus)
            }
            return text
        }
    }

    private struct Failed: Error {
        let arguments: [String]
        let status: Int32
    }

    private struct Told: Decodable {
        let events: Int
        let seconds: Double
    }
}
