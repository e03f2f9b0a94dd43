import Testing

@testable import banking_demo

@Suite("Usage")
struct UsageTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    @Test(
        "a wrong command line is exit code 64, is told on stderr, and leaves the books alone",
        arguments: [
            ["rob"], ["deposit", "A"], ["deposit", "A", "5", "6"], ["open", "A"], ["balance", "A", "--version", "x"],
            ["accounts", "--xml"], ["import"], ["import", "x.csv", "--concurrency", "0"], ["export", "--from", "x"],
            ["transfer", "A", "B"], ["demo", "x"],
        ])
    func usage(arguments: [String]) async throws {
        let ending = try await teller.run(arguments + ["--store", "sqlite:\(teller.path)"])
        #expect(ending.status == 64)
        #expect(ending.output.isEmpty && !ending.errors.isEmpty)
        #expect(try await teller("export") == .done())
    }

    @Test("help is exit code 0 and names every command")
    func help() async throws {
        let ending = try await teller.run(["--help"])
        #expect(ending.status == 0 && ending.errors.isEmpty)
        for command in [
            "demo (default)", "open", "deposit", "withdraw", "transfer", "suspend", "reactivate", "close", "balance",
            "history", "accounts", "import", "export", "verify",
        ] { #expect(ending.lines.contains { $0.hasPrefix("  \(command) ") }, "\(command)") }
    }

    @Test(
        "a store that can't be opened is one clear line",
        arguments: [
            ("nothing/bank.sqlite", "there is no folder FOLDER/nothing"), ("", "it is a folder"),
            ("text", "the file isn't a SQLite database"),
        ])
    func unopened(name: String, obstacle: String) async throws {
        _ = try teller.file("text", String(repeating: "this is no database\n", count: 100))
        let path = "\(teller.folder)/\(name)"
        let expected = obstacle.replacing("FOLDER", with: teller.folder)
        #expect(
            try await teller.run(["accounts", "--store", "sqlite:\(path)"])
                == .refused(
                    "error: can't open the books in \(path): \(expected)"))
    }

    @Test("books of a newer version are left alone")
    func newer() async throws {
        _ = try await teller("open", "A", "--owner", "Alice")
        try teller.damage("INSERT INTO orchestrix_schema (version, appliedat) VALUES (999, 0)")
        let ending = try await teller("deposit", "A", "5")
        #expect(ending.status == 1 && ending.output.isEmpty)
        #expect(
            ending.errors.hasPrefix(
                "error: can't open the books in \(teller.path): the database has schema version 999, but"))
    }

    @Test("an unknown store is refused and not repeated: it might hold a password")
    func unknownStore() async throws {
        let refusal = Ending.refused("error: unknown store: it must be memory or sqlite:PATH")
        #expect(try await teller.run(["accounts", "--store", "postgres://alice:secret@host/bank"]) == refusal)
        #expect(try await teller.run(["accounts"], environment: ["ORCHESTRIX_STORE": "x"]) == refusal)
    }

    @Test("ORCHESTRIX_STORE says where the books are, and --store overrules it")
    func environment() async throws {
        let environment = ["ORCHESTRIX_STORE": "sqlite:\(teller.path)"]
        _ = try await teller.run(["open", "A", "--owner", "Alice"], environment: environment)
        #expect(try await teller("balance", "A") == .done("A holds 0.00 (Alice, active, version 1)"))
        #expect(
            try await teller.run(["balance", "A", "--store", "memory"], environment: environment)
                == .refused(
                    "error: account A not found"))
        let missing = ["ORCHESTRIX_STORE": "sqlite:\(teller.folder)/nothing/bank.sqlite"]
        #expect(try await teller.run(["accounts"], environment: missing).status == 1)
    }

    #if os(Linux)
    @Test("without a word the books are in the user's data folder, which is made")
    func dataFolder() async throws {
        let environment = ["XDG_DATA_HOME": teller.folder + "/data/deep"]
        _ = try await teller.run(["open", "A", "--owner", "Alice"], environment: environment)
        let path = "\(teller.folder)/data/deep/orchestrix/bank.sqlite"
        let found = Ending.done("A holds 0.00 (Alice, active, version 1)")
        #expect(try await teller.run(["balance", "A", "--store", "sqlite:\(path)"]) == found)
        _ = try await teller.run(["open", "A", "--owner", "Bob"])
        let home = "\(teller.folder)/.local/share/orchestrix/bank.sqlite"
        #expect(
            try await teller.run(["balance", "A", "--store", "sqlite:\(home)"])
                == .done(
                    "A holds 0.00 (Bob, active, version 1)"))
    }
    #endif
}
