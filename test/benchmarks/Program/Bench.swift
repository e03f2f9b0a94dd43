import ArgumentParser
import Foundation

/// Measures the rows of the table, or loops one of them for a profiler.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures Orchestrix beside its references, in turns.")

    @Option(help: "The rows to run, separated by commas. By default all.", transform: Self.names)
    var rows: [String] = []

    @Option(help: "How often each row is run.")
    var rounds = 3

    @Option(help: "About how long one side of a round takes.")
    var seconds = 2.0

    @Option(help: "How many events row S3 reads.")
    var events = 200_000

    @Option(help: "A Python interpreter that has pyeventsourcing, for row S3.")
    var python = ".build/bench-venv/bin/python"

    @Option(help: "The script by which pyeventsourcing reads.")
    var peer = "test/benchmarks/Peers/catch_up.py"

    @Option(help: "The folder for files that are written meanwhile.")
    var data = ".build/bench-data"

    @Option(help: "Loops our side of one row for that many seconds, so that a profiler sees nothing else.")
    var profile: String?

    func validate() throws {
        guard rounds > 0, seconds > 0, events > 0 else {
            throw ValidationError("rounds, seconds and events must be above zero")
        }
    }

    func run() async throws {
        try await measure()
    }

    /// Away from the main thread, where each hop to another task costs as much as a whole append.
    @concurrent
    private func measure() async throws {
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        let catchUp = Row.catchUp(in: data, events: events, python: python, script: peer)
        let all = try Row.sqlite(in: data) + [catchUp] + Row.memory() + Row.json()
        if let profile { return try await loop(profile, of: all) }
        var table = Table()
        for row in all where rows.isEmpty || rows.contains(row.name) {
            FileHandle.standardError.write(Data("\(row.name): \(row.work)\n".utf8))
            table.add(try await Match(row: row, rounds: rounds, seconds: seconds).run())
        }
        print(table.text)
    }

    private func loop(_ name: String, of all: [Row]) async throws {
        for row in all where row.name == name { try await row.ours.loop(for: seconds) }
    }

    private static func names(_ text: String) throws -> [String] {
        text.split(separator: ",").map(String.init)
    }
}
