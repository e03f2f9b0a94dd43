import Testing

@testable import banking_demo

@Suite("The story", .overEachEngine)
struct DemoTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    @Test("it is told on one page, and all in it comes true")
    func page() async throws {
        let ending = try await teller("demo")
        #expect(ending.status == 0 && ending.errors.isEmpty)
        #expect(ending.lines.count < 60)
        let alice = try #require(ending.output.firstMatch(of: #/ALICE-[2-9A-Z]{4}/#)).output
        let bob = alice.replacing("ALICE", with: "BOB")
        for line in [
            "   opened \(alice) for Alice, balance 1000.00", "   opened \(bob) for Bob, balance 500.00",
            "   transferred 250.00 from \(alice) to \(bob), balances 750.00 and 750.00",
            "   withdraw \(bob) 10000 was refused: insufficient funds: \(bob) has 750.00, 10000.00 asked",
            "   nothing was lost: \(alice) holds 680.00", "   sent       deposited 75.00 to \(bob), balance 825.00",
            "   sent anew  deposited 75.00 to \(bob), balance 825.00",
            "   \(alice) holds 680.00 (Alice, active, version 5), 1000.00 at version 2",
        ] { #expect(ending.lines.contains(line), "\(line)") }
        #expect(ending.output.contains("lost the race (stream account-\(alice) is at version 4, expected version 3)"))
        #expect(try await teller("balance", String(bob)) == .done("\(bob) holds 825.00 (Bob, active, version 4)"))
        #expect(try await teller("verify").lines.last == "the books are in order")
    }

    @Test("a later run finds the books of the first, lists them, and has accounts of its own")
    func again() async throws {
        let place = teller.engine == .sqlite ? teller.path : "a PostgreSQL database"
        let first = try await teller.run(["--store", teller.store])
        #expect(
            first.lines.prefix(2) == [
                "The books of this bank are kept in \(place).",
                "They are empty: this is the first story they tell.",
            ])
        let alice = try #require(first.output.firstMatch(of: #/ALICE-[2-9A-Z]{4}/#)).output
        let second = try await teller("demo")
        #expect(second.lines[1] == "They hold 2 accounts already:")
        #expect(second.lines[4] == "   \(alice)  Alice   680.00  active        5")
        #expect(!second.lines.dropFirst(6).contains { $0.contains(alice) })
        #expect(try await teller("accounts").lines.count == 5)
    }

    @Test("what it suggests at its end can be pasted: it finds these books")
    func suggestions() async throws {
        let told = try await teller("demo").lines
        let heading = try #require(told.firstIndex { $0.hasPrefix("The books stay. Look into them") })
        let suggested = told[(heading + 2)...]
        #expect(suggested.count == 5)
        // An address isn't repeated, for it may hold a password.
        let place = teller.engine == .sqlite ? "" : "export ORCHESTRIX_STORE=$store; "
        for line in suggested { #expect(try await teller.shell(place + line).status == 0, "\(line)") }
    }

    @Test("in memory it is told as well, and nothing stays")
    func memory() async throws {
        let ending = try await teller.run(["--store", "memory"])
        #expect(ending.status == 0)
        #expect(ending.lines.first == "The books of this bank are kept in memory.")
        #expect(try await teller.run(["accounts", "--store", "memory"]).lines.count == 1)
    }
}
