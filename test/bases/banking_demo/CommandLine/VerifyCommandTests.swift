import Testing

@testable import banking_demo

@Suite("verify", .overEachEngine)
struct VerifyCommandTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    /// Positions 1 to 7: opened A, deposited 100, opened B, sent 60 from A, received 60 by B, withdrawn 40 from A,
    /// suspended B.
    private func book() async throws {
        _ = try await teller("open", "A", "--owner", "Alice", "--deposit", "100")
        _ = try await teller("open", "B", "--owner", "Bob")
        _ = try await teller("transfer", "A", "B", "60")
        _ = try await teller("withdraw", "A", "40")
        _ = try await teller("suspend", "B")
    }

    @Test("honest books are in order, with their totals")
    func honest() async throws {
        try await book()
        #expect(
            try await teller("verify")
                == .done(
                    "events     7", "accounts   2 (1 active, 1 suspended, 0 closed)", "transfers  1",
                    "deposited  100.00", "withdrawn  40.00", "balances   60.00", "the books are in order"))
    }

    @Test("empty books are in order")
    func empty() async throws {
        let ending = try await teller("verify")
        #expect(ending.status == 0)
        #expect(ending.lines.first == "events     0" && ending.lines.last == "the books are in order")
    }

    @Test(
        "damaged books are exit code 1, and what is broken is named",
        arguments: [
            (
                #"UPDATE orchestrix_events SET data = CAST('{"amount":"99.00"}' AS BLOB) WHERE position = 2"#,
                [
                    "position 6 (account-A, version 4, account.withdrawn): it can't have happened: "
                        + "insufficient funds: A has 39.00, 40.00 asked"
                ]
            ),
            (
                #"UPDATE orchestrix_events SET data = CAST('{"amount":"61.00","from":"A"}' AS BLOB) WHERE position = 5"#,
                [
                    "position 4 (account-A, version 3, account.transfer_sent): "
                        + "the transfer has no receiving half in the same append",
                    "position 5 (account-B, version 2, account.transfer_received): "
                        + "the transfer has no giving half in the same append",
                    "the balances are 61.00, but deposits less withdrawals 60.00",
                ]
            ),
            (
                "DELETE FROM orchestrix_events WHERE position = 5",
                [
                    "position 6 (account-A, version 4, account.withdrawn): position 5 is expected here",
                    "position 4 (account-A, version 3, account.transfer_sent): "
                        + "the transfer has no receiving half in the same append",
                    "position 7 (account-B, version 3, account.suspended): version 2 is expected here",
                    "the balances are 0.00, but deposits less withdrawals 60.00",
                ]
            ),
            (
                """
                UPDATE orchestrix_events SET position = 9 WHERE position = 7;
                UPDATE orchestrix_events SET position = 8 WHERE position = 6
                """,
                ["position 8 (account-A, version 4, account.withdrawn): position 6 is expected here"]
            ),
            (
                "UPDATE orchestrix_events SET data = NULL WHERE position = 7",
                ["position 7 (account-B, version 3, account.suspended): "]
            ),
            (
                "UPDATE orchestrix_events SET data = CAST('{}' AS BLOB), type = 'account.robbed' WHERE position = 7",
                ["position 7 (account-B, version 3, account.robbed): "]
            ),
            (
                "UPDATE orchestrix_events SET recordedat = recordedat - 60000000 WHERE position = 7",
                [
                    "position 7 (account-B, version 3, account.suspended): it was recorded earlier than the event before it"
                ]
            ),
        ])
    func damaged(sql: String, faults: [String]) async throws {
        try await book()
        try await teller.damage(sql)
        let ending = try await teller("verify")
        #expect(ending.status == 1)
        let told = ending.lines.filter { $0.hasPrefix("fault: ") }
        #expect(told.count == faults.count)
        for (line, fault) in zip(told, faults) { #expect(line.hasPrefix("fault: " + fault)) }
        let others = faults.count > 1 ? " (and \(faults.count - 1) more)" : ""
        #expect(ending.errors == "error: the books are broken: \(try #require(told.first).dropFirst(7))\(others)\n")
    }

    @Test("a log whose end was cut off is found out by the commands that remember it")
    func cutOff() async throws {
        try await book()
        _ = try await teller("deposit", "A", "1", "--id", "last")
        #expect(try await teller("verify").status == 0)
        try await teller.damage("DELETE FROM orchestrix_events WHERE position = 8")
        let ending = try await teller("verify")
        #expect(ending.status == 1)
        #expect(
            ending.errors == "error: the books are broken: "
                + "command last was stored when the log ended at position 8, but it ends at 7\n")
    }

    @Test("books that the database itself can't read are an error too")
    func unreadable() async throws {
        try await book()
        try await teller.damage("ALTER TABLE orchestrix_events RENAME COLUMN type TO kind")
        let ending = try await teller("verify")
        #expect(ending.status == 1)
        #expect(ending.errors.hasPrefix("error: ") && ending.errors.count { $0 == "\n" } == 1)
    }
}
