import Testing

@testable import banking_demo

@Suite("The commands that change something", .overEachEngine)
struct InstructionCommandTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    @Test("each is carried out, and says what it did in one line")
    func done() async throws {
        #expect(
            try await teller("open", "A", "--owner", "Alice", "--deposit", "1000")
                == .done(
                    "opened A for Alice, balance 1000.00"))
        #expect(try await teller("open", "B", "--owner", "Bob") == .done("opened B for Bob, balance 0.00"))
        #expect(
            try await teller("open", "C", "--owner", "Carol", "--deposit", "0")
                == .done(
                    "opened C for Carol, balance 0.00"))
        #expect(
            try await teller("deposit", "B", "20.5", "--note", "salary")
                == .done(
                    "deposited 20.50 to B, balance 20.50"))
        #expect(
            try await teller("withdraw", "B", "0.50", "--note", "fee")
                == .done(
                    "withdrew 0.50 from B, balance 20.00"))
        #expect(
            try await teller("transfer", "A", "B", "250", "--note", "rent")
                == .done(
                    "transferred 250.00 from A to B, balances 750.00 and 270.00"))
        #expect(try await teller("suspend", "B") == .done("suspended B, balance 270.00"))
        #expect(try await teller("reactivate", "B") == .done("reactivated B, balance 270.00"))
        #expect(try await teller("close", "C") == .done("closed C"))
        #expect(
            try await teller("accounts", "--json")
                == .done(
                    "[",
                    #"{"id":"A","owner":"Alice","balance":"750.00","status":"active","version":3},"#,
                    #"{"id":"B","owner":"Bob","balance":"270.00","status":"active","version":6},"#,
                    #"{"id":"C","owner":"Carol","balance":"0.00","status":"closed","version":2}"#, "]"))
    }

    @Test("each refusal by a rule is exit code 1 and one line that says what and why, and changes nothing")
    func refused() async throws {
        _ = try await teller("open", "A", "--owner", "Alice", "--deposit", "100")
        _ = try await teller("open", "S", "--owner", "Sue", "--deposit", "5")
        _ = try await teller("suspend", "S")
        _ = try await teller("open", "C", "--owner", "Carol")
        _ = try await teller("close", "C")
        let before = try await teller("accounts", "--json")
        for (arguments, line) in Self.refusals {
            #expect(
                try await teller.run(arguments + ["--store", teller.store]) == .refused("error: " + line),
                "\(arguments)")
        }
        #expect(try await teller("accounts", "--json") == before)
    }

    private static let refusals: [([String], String)] = [
        (["open", "A", "--owner", "Eve"], "account A is open already"),
        (["open", "X", "--owner", " "], "an account needs the name of its owner"),
        (["open", "X", "--owner", "Eve", "--deposit", "-1"], "an amount must be positive: -1.00"),
        (["open", "X", "--owner", "Eve", "--deposit", "0.001"], "an amount has at most two decimal places: 0.001"),
        (
            ["open", " X", "--owner", "Eve"],
            "an account id has 1 to 100 bytes and neither control characters nor outer spaces"
        ),
        (["deposit", "A", "-5"], "an amount must be positive: -5.00"),
        (["deposit", "A", "0"], "an amount must be positive: 0.00"),
        (["deposit", "A", "1.005"], "an amount has at most two decimal places: 1.005"),
        (["deposit", "A", "ten"], "not an amount: ten (digits, and perhaps a point and more digits)"),
        (["deposit", "A", "1e3"], "not an amount: 1e3 (digits, and perhaps a point and more digits)"),
        (["deposit", "X", "5"], "account X not found"), (["deposit", "S", "5"], "account S is suspended"),
        (["deposit", "C", "5"], "account C is closed"),
        (["withdraw", "A", "100.01"], "insufficient funds: A has 100.00, 100.01 asked"),
        (["withdraw", "S", "1"], "account S is suspended"),
        (["transfer", "A", "X", "1"], "account X not found"), (["transfer", "X", "A", "1"], "account X not found"),
        (["transfer", "A", "S", "1"], "account S is suspended"),
        (["transfer", "S", "A", "1"], "account S is suspended"),
        (["transfer", "A", "C", "1"], "account C is closed"),
        (["transfer", "A", "A", "1"], "account A can't transfer to itself"),
        (["transfer", "A", "S", "500"], "insufficient funds: A has 100.00, 500.00 asked"),
        (["suspend", "S"], "account S is suspended"), (["suspend", "C"], "account C is closed"),
        (["reactivate", "A"], "account A is not suspended"), (["reactivate", "C"], "account C is closed"),
        (["close", "A"], "account A is not empty: it holds 100.00"), (["close", "C"], "account C is closed"),
        (["close", "X"], "account X not found"),
    ]

    @Test("under one id a command is carried out once, and prints its first outcome ever after")
    func once() async throws {
        _ = try await teller("open", "A", "--owner", "Alice", "--deposit", "100", "--id", "1")
        let first = try await teller("deposit", "A", "50", "--id", "2")
        #expect(first == .done("deposited 50.00 to A, balance 150.00"))
        _ = try await teller("withdraw", "A", "120")
        #expect(try await teller("deposit", "A", "50.00", "--id", "2") == first)
        #expect(
            try await teller("open", "A", "--owner", "Alice", "--deposit", "100", "--id", "1")
                == .done(
                    "opened A for Alice, balance 100.00"))
        #expect(try await teller("balance", "A") == .done("A holds 30.00 (Alice, active, version 4)"))
    }

    @Test("a refusal under an id is an outcome as well: it stays, whatever has happened since")
    func onceRefused() async throws {
        _ = try await teller("open", "A", "--owner", "Alice", "--deposit", "100")
        let refusal = Ending.refused("error: insufficient funds: A has 100.00, 500.00 asked")
        #expect(try await teller("withdraw", "A", "500", "--id", "1") == refusal)
        _ = try await teller("deposit", "A", "1000")
        #expect(try await teller("withdraw", "A", "500", "--id", "1") == refusal)
        #expect(try await teller("balance", "A") == .done("A holds 1100.00 (Alice, active, version 3)"))
    }

    @Test("each command that changes something knows its id again")
    func onceEach() async throws {
        let commands = [
            ["open", "A", "--owner", "Alice", "--deposit", "9"], ["open", "B", "--owner", "Bob"],
            ["deposit", "A", "1"],
            ["withdraw", "A", "2"], ["transfer", "A", "B", "8"], ["suspend", "B"], ["reactivate", "B"], ["close", "A"],
        ]
        var endings: [Ending] = []
        for repeated in [false, true] {
            for (number, command) in commands.enumerated() {
                let ending = try await teller.run(command + ["--id", "\(number)", "--store", teller.store])
                if repeated { #expect(ending == endings[number]) } else { endings.append(ending) }
            }
        }
        #expect(endings.allSatisfy { $0.status == 0 })
        #expect(
            try await teller("accounts", "--json")
                == .done(
                    "[", #"{"id":"A","owner":"Alice","balance":"0.00","status":"closed","version":6},"#,
                    #"{"id":"B","owner":"Bob","balance":"8.00","status":"active","version":4}"#, "]"))
    }

    @Test("another command under a used id is refused")
    func conflict() async throws {
        _ = try await teller("open", "A", "--owner", "Alice", "--id", "1")
        #expect(
            try await teller("open", "B", "--owner", "Alice", "--id", "1")
                == .refused(
                    "error: command id 1 was used for another command"))
        #expect(try await teller("deposit", "B", "1") == .refused("error: account B not found"))
    }
}
