import Foundation

/// A program that is run to its end for what it prints.
enum Command {
    /// Runs `arguments` by the search path and returns its standard output.
    ///
    /// - Throws: ``CommandError`` with what the program said on standard error, when it doesn't exit with 0.
    static func output(of arguments: [String]) throws -> Data {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw CommandError(
                command: arguments.joined(separator: " "), complaint: String(decoding: complaint, as: UTF8.self))
        }
        return printed
    }
}
