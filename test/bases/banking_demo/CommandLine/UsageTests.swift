import Testing

@testable import banking_demo

@Suite("Usage", .overEachEngine)
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
        let ending = try await teller.run(arguments + ["--store", teller.store])
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

    @Test("books of a newer version are left alone")
    func newer() async throws {
        _ = try await teller("open", "A", "--owner", "Alice")
        try await teller.damage("INSERT INTO orchestrix_schema SELECT 999, max(appliedat) FROM orchestrix_schema")
        let ending = try await teller("deposit", "A", "5")
        #expect(ending.status == 1 && ending.output.isEmpty)
        let place = teller.engine == .sqlite ? " in \(teller.path)" : ""
        #expect(
            ending.errors.hasPrefix("error: can't open the books\(place): the database has schema version 999, but"))
    }

    @Test("an unknown store is refused and not repeated: it might hold a password")
    func unknownStore() async throws {
        let refusal = Ending.refused("error: unknown store: it must be memory, sqlite:PATH or postgresql://…")
        #expect(try await teller.run(["accounts", "--store", "mysql://alice:secret@host/bank"]) == refusal)
        #expect(try await teller.run(["accounts"], environment: ["ORCHESTRIX_STORE": "x"]) == refusal)
    }

    #if !Postgres
    @Test("a bank that was built without PostgreSQL says so, and not where the books would have been")
    func withoutPostgres() async throws {
        let refusal = "error: this bank was built without PostgreSQL: build it with the package trait Postgres"
        let store = "postgresql://alice:secret@host/bank"
        #expect(try await teller.run(["accounts", "--store", store]) == .refused(refusal))
        #expect(try await teller.run([], environment: ["ORCHESTRIX_STORE": store]) == .refused(refusal))
    }
    #endif

    @Test("ORCHESTRIX_STORE says where the books are, and --store overrules it")
    func environment() async throws {
        let environment = ["ORCHESTRIX_STORE": teller.store]
        _ = try await teller.run(["open", "A", "--owner", "Alice"], environment: environment)
        #expect(try await teller("balance", "A") == .done("A holds 0.00 (Alice, active, version 1)"))
        #expect(
            try await teller.run(["balance", "A", "--store", "memory"], environment: environment)
                == .refused(
                    "error: account A not found"))
        let missing = ["ORCHESTRIX_STORE": "sqlite:\(teller.folder)/nothing/bank.sqlite"]
        #expect(try await teller.run(["accounts"], environment: missing).status == 1)
    }
}
