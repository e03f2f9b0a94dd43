import Testing

@testable import banking_demo

@Suite("import", .overEachEngine)
struct ImportCommandTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    private func csv(_ lines: String) throws -> String {
        try teller.file("import.csv", "id,command,account,to,amount,text\n" + lines)
    }

    @Test("it ends with a summary of what was applied and what was refused, and why; the exit code is 0")
    func summary() async throws {
        let file = try csv(
            """
            1,open,A,,100,"Alice, Bob ""and"" Carol"
            2,open,B,,,Bob
            3,transfer,A,B,30.5,rent
            4,withdraw,A,,100,
            5,deposit,A,,-1,
            6,deposit,A,,1.005,
            7,suspend,B,,,
            8,transfer,A,B,1,
            9,reactivate,B,,,
            10,withdraw,B,,30.50,
            11,close,B,,,"moved
            away"
            12,deposit,B,,1,

            """)
        #expect(
            try await teller("import", file)
                == .done(
                    "applied   7", "repeated  0", "refused   5",
                    "  line 5: insufficient funds: A has 69.50, 100.00 asked",
                    "  line 6: an amount must be positive: -1.00",
                    "  line 7: an amount has at most two decimal places: 1.005", "  line 9: account B is suspended",
                    "  line 14: account B is closed"))
        #expect(
            try await teller("accounts", "--json")
                == .done(
                    "[",
                    #"{"id":"A","owner":"Alice, Bob \"and\" Carol","balance":"69.50","status":"active","version":3},"#,
                    #"{"id":"B","owner":"Bob","balance":"0.00","status":"closed","version":6}"#, "]"))
    }

    @Test("on a second run applied lines are repeated and refused ones refused, whatever has happened since")
    func secondRun() async throws {
        let file = try csv("1,open,A,,100,Alice\n2,withdraw,A,,500,\n3,withdraw,A,,60,\n4,deposit,X,,1,\n")
        let refused = ["  line 3: insufficient funds: A has 100.00, 500.00 asked", "  line 5: account X not found"]
        let first = try await teller("import", file)
        #expect(first.lines == ["applied   2", "repeated  0", "refused   2"] + refused)
        _ = try await teller("deposit", "A", "5000")
        _ = try await teller("open", "X", "--owner", "Xaver")
        let second = try await teller("import", file)
        #expect(second.status == 0)
        #expect(second.lines == ["applied   0", "repeated  2", "refused   2"] + refused)
        #expect(try await teller("balance", "A") == .done("A holds 5040.00 (Alice, active, version 4)"))
    }

    @Test("a command that was sent by hand counts as repeated in a file, and the other way round")
    func byHand() async throws {
        _ = try await teller("open", "A", "--owner", "Alice", "--deposit", "100", "--id", "1")
        let file = try csv("1,open,A,,100,Alice\n2,deposit,A,,5,x\n")
        #expect(try await teller("import", file) == .done("applied   1", "repeated  1", "refused   0"))
        #expect(
            try await teller("deposit", "A", "5", "--note", "x", "--id", "2")
                == .done(
                    "deposited 5.00 to A, balance 105.00"))
        #expect(try await teller("balance", "A") == .done("A holds 105.00 (Alice, active, version 3)"))
    }

    @Test(
        "the lines of an account run in the order of the file, transfers in that of both accounts, at any width",
        arguments: ["1", "7", "512"])
    func order(concurrency: String) async throws {
        let ring = (0..<30).map { "A\($0)" }
        let opened = ring.map { "o\($0),open,\($0),,,\($0)\n" }.joined()
        let chain = zip(ring, ring.dropFirst()).map { "t\($1),transfer,\($0),\($1),10,\nc\($0),close,\($0),,,\n" }
            .joined()
        let file = try csv(opened + "d,deposit,A0,,10,\n" + chain)
        #expect(
            try await teller("import", file, "--concurrency", concurrency)
                == .done(
                    "applied   89", "repeated   0", "refused    0"))
        #expect(try await teller("balance", "A29") == .done("A29 holds 10.00 (A29, active, version 2)"))
    }

    @Test(
        "a malformed file is refused as a whole by line and column, and nothing of it is applied",
        arguments: [
            ("2,deposit,A,,ten,\n", "line 3, column 14: not a number"),
            ("2,deposit,A,,1e3,\n", "line 3, column 14: not a number"),
            ("2,deposit,A,,,\n", "line 3, column 14: the field amount is missing"),
            ("2,rob,A,,1,\n", "line 3, column 3: unknown command"),
            ("2,,A,,1,\n", "line 3, column 3: the field command is missing"),
            (",deposit,A,,1,\n", "line 3, column 1: the field id is missing"),
            ("2,deposit,,,1,\n", "line 3, column 11: the field account is missing"),
            ("2,transfer,A,,1,\n", "line 3, column 14: the field to is missing"),
            ("2,open,B,,1,\n", "line 3, column 13: the field text is missing"),
            ("2,deposit,A,,1\n", "line 3, column 14: 5 fields instead of 6"),
            ("2,deposit,A,,1,,\n", "line 3, column 17: 7 fields instead of 6"),
            ("2,deposit,A,,1,\"x\n", "line 3, column 16: the quote that opens here is never closed"),
            ("2,deposit,A,,1,x\"y\n", "line 3, column 17: a quote within a field that doesn't begin with one"),
            ("2,deposit,Zoë,,1,\"a\nb\"\n3,deposit,Zoë,,x,\n", "line 5, column 16: not a number"),
        ])
    func malformed(line: String, problem: String) async throws {
        let file = try csv("1,open,A,,100,Alice\n" + line)
        #expect(try await teller("import", file) == .refused("error: \(problem)"))
        #expect(try await teller("export", "--commands") == .done())
    }

    @Test("another header, an empty file and a missing one are refused")
    func header() async throws {
        let problem = Ending.refused("error: line 1, column 1: the header must be id,command,account,to,amount,text")
        for text in ["", "id,command,account,amount,text\n1,open,A,100,Alice\n", "1,open,A,,100,Alice\n"] {
            #expect(try await teller("import", teller.file("x.csv", text)) == problem)
        }
        let missing = teller.folder + "/none.csv"
        #expect(try await teller("import", missing) == .refused("error: can't read \(missing)"))
    }

    @Test("in a pipe there is no progress bar; on a terminal there is, and it is gone at the end")
    func progressBar() async throws {
        let file = try csv("1,open,A,,100,Alice\n2,deposit,A,,5,\n3,deposit,A,,5,\n")
        let summary = ["applied   3", "repeated  0", "refused   0"]
        #expect(try await teller.shell("$bank import \(file) --store $store 2>&1 | cat").lines == summary)
        #if os(Linux)
        let seen = try await teller.shell("script -qec \"$bank import \(file) --store $store\" /dev/null").output
        #expect(seen.contains("[##########....................]  33 %  1 of 3, "))
        let left = seen.split(separator: "\r\u{1B}[K").last.map(String.init) ?? ""
        #expect(left.split(separator: "\r\n").map(String.init) == ["applied   0", "repeated  3", "refused   0"])
        #endif
    }
}
