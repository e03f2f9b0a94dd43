import ArgumentParser
import Foundation

/// Measures the rows of the table, or loops one of them for a profiler.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measures Orchestrix beside its references, in turns.",
        subcommands: [AppendWorker.self])

    @Option(help: "The rows to run, separated by commas. By default all.", transform: Self.names)
    var rows: [String] = []

    @Option(help: "How often each row is run.")
    var rounds = 7

    @Option(help: "About how long one side of a round takes.")
    var seconds = 1.0

    @Option(help: "How many events row S3 reads.")
    var events = 200_000

    @Option(help: "A Python interpreter that has pyeventsourcing.")
    var python = ".build/bench-venv/bin/python"

    @Option(help: "The folder of the scripts by which pyeventsourcing works.")
    var peers = "test/benchmarks/Peers"

    @Option(help: "The folder for files that are written meanwhile.")
    var data = ".build/bench-data"

    @Option(help: "The file for the results, as JSON.")
    var json: String?

    @Option(help: "Loops our side of one row for that many seconds, so that a profiler sees nothing else.")
    var profile: String?

    @Flag(help: "With --profile, loops the reference instead.")
    var reference = false

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
        if let profile {
            for row in try chosen([profile]) { try await contender(of: row).loop(for: seconds) }
        } else {
            try await report(on: try chosen(rows))
        }
    }

    private func contender(of row: Row) throws -> Contender {
        guard reference else { return row.ours }
        guard case .contender(_, let contender) = row.reference else {
            throw ValidationError("the reference of \(row.name) is a figure, which can't be run")
        }
        return contender
    }

    private func report(on rows: [Row]) async throws {
        var table = Table()
        var report = Report(rounds: rounds, seconds: seconds)
        for row in rows {
            FileHandle.standardError.write(Data("\(row.name): \(row.work)\n".utf8))
            let result = try await Match(row: row, rounds: rounds, seconds: seconds).run()
            table.add(result)
            report.add(result)
        }
        print(table.text)
        print(Self.legend(rounds: rounds))
        guard let json else { return }
        try report.write(to: json)
        print("Written to \(json).")
    }

    /// The rows with these names; all where none is named. `J1` means `J1.encode` and `J1.decode`.
    private func chosen(_ names: [String]) throws -> [Row] {
        let rows = try named(names)
        guard PostgresServer.address != nil || !rows.contains(where: { $0.name.hasPrefix("P") }) else {
            throw ValidationError("rows P need a server: run scripts/bench, or set ORCHESTRIX_TEST_POSTGRES")
        }
        return rows
    }

    private func named(_ names: [String]) throws -> [Row] {
        let postgres = Row.postgres(
            at: PostgresServer.address ?? "", in: data,
            script: PythonScript(python: python, path: "\(peers)/postgres.py"))
        let catchUp = Row.catchUp(
            in: data, events: events, script: PythonScript(python: python, path: "\(peers)/catch_up.py"))
        let all = try postgres + Row.sqlite(in: data) + [catchUp] + Row.memory() + Row.json()
        guard !names.isEmpty else { return all }
        return try names.flatMap { name in
            let exact = all.filter { $0.name == name }
            let found = exact.isEmpty ? all.filter { $0.name.hasPrefix(name + ".") } : exact
            guard !found.isEmpty else {
                throw ValidationError("there is no row \(name), but \(all.map(\.name).joined(separator: ", "))")
            }
            return found
        }
    }

    private static func names(_ text: String) -> [String] {
        text.split(separator: ",").map(String.init)
    }

    private static func legend(rounds: Int) -> String {
        """

        Medians of \(rounds) rounds; the ratio is the median of the rounds' own ratios, beside it their range.
        Rows P and S count the time that passes, rows M and J the processor time. P4 counts the median call.
        * isn't there any more: its figure was measured once, by processor time, on a quiet machine of two cores.
        """
    }
}
