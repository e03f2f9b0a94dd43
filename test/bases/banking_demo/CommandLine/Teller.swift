import Foundation
import Synchronization

/// Calls the built program, on books of its own: in a file, which goes when the teller goes, or in a schema of the tests'
/// PostgreSQL server.
final class Teller: Sendable {
    let engine = Engine.current
    /// A temporary folder; the program's home as well.
    let folder: String
    /// The schema that holds the books, where they are in PostgreSQL.
    let schema = "bank_" + UUID().uuidString.lowercased()

    private let runs = Mutex(0)

    init() throws {
        folder = NSTemporaryDirectory() + "/bank-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The file that holds the books, where they are in SQLite.
    var path: String { folder + "/bank.sqlite" }

    /// The place of the books, as the program takes it.
    var store: String { engine == .sqlite ? "sqlite:\(path)" : Engine.server(with: "schema=\(schema)") }

    /// Calls the program with these arguments and `--store`.
    func callAsFunction(_ arguments: String...) async throws -> Ending {
        try await run(arguments + ["--store", store])
    }

    /// Calls the program with these arguments and no others.
    func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Ending {
        try await start(arguments, environment: environment).ended
    }

    /// Starts the program, and doesn't wait for its end.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Call {
        try Call(Self.program, arguments, environment: environment.merging(home) { own, _ in own }, files: newFiles())
    }

    /// Lets a shell carry out `script`, in which `$bank` is the program and `$store` the place of the books.
    func shell(_ script: String) async throws -> Ending {
        let environment = ["bank": Self.program, "store": store].merging(home) { own, _ in own }
        return try await Call("/bin/bash", ["-c", script], environment: environment, files: newFiles()).ended
    }

    /// Puts a file into the folder.
    ///
    /// - Returns: its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private var home: [String: String] { ["HOME": folder, "PATH": "/usr/bin:/bin"] }

    private func newFiles() -> String {
        folder + "/run-"
            + String(
                runs.withLock {
                    $0 += 1; return $0
                })
    }

    /// The program lies beside the bundle of the tests.
    private static let program: String = {
        let bundle = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "banking_demo").path
    }()
}
