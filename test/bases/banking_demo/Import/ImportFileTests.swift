import Foundation
import Testing

@testable import banking_demo

@Suite("ImportFile")
struct ImportFileTests {
    private static let header = "id,command,account,to,amount,text\n"

    @Test(
        "each command has its line",
        arguments: [
            ("1,open,A,,100,Alice", .open(account: "A", owner: "Alice", deposit: 100)),
            ("1,open,A,,,Alice", .open(account: "A", owner: "Alice", deposit: 0)),
            ("1,deposit,A,,12.50,", .deposit(account: "A", amount: 12.5, note: nil)),
            ("1,withdraw,A,,5,cash", .withdraw(account: "A", amount: 5, note: "cash")),
            ("1,transfer,A,B,5,\"rent, May\"", .transfer(from: "A", to: "B", amount: 5, note: "rent, May")),
            ("1,suspend,A,,,", .suspend(account: "A", note: nil)),
            ("1,reactivate,A,,,all clear", .reactivate(account: "A", note: "all clear")),
            ("1,close,A,,,", .close(account: "A", note: nil)),
        ] as [(String, Instruction)])
    func instructions(line: String, instruction: Instruction) throws {
        let lines = try ImportFile.lines(of: Array((Self.header + line).utf8))
        #expect(lines == [ImportLine(number: 2, id: "1", instruction: instruction)])
    }

    @Test(
        "an amount that no rule allows is read all the same: refusing it is up to the bank",
        arguments: ["-5", "0", "1.005"])
    func amounts(amount: String) throws {
        #expect(try ImportFile.lines(of: Array((Self.header + "1,deposit,A,,\(amount),").utf8)).count == 1)
    }

    @Test(
        "a malformed file is refused by line and column",
        arguments: [
            ("1,deposit,A,,abc,", 2, 14, "not a number"), ("1,deposit,A,,1e5,", 2, 14, "not a number"),
            ("1,suspend,A,,abc,", 2, 14, "not a number"), ("1,deposit,A,,,", 2, 14, "the field amount is missing"),
            (",deposit,A,,5,", 2, 1, "the field id is missing"), ("1,,A,,5,", 2, 3, "the field command is missing"),
            ("1,Deposit,A,,5,", 2, 3, "unknown command"), ("1,deposit,,,5,", 2, 11, "the field account is missing"),
            ("1,transfer,A,,5,", 2, 14, "the field to is missing"),
            ("1,open,A,,5,", 2, 13, "the field text is missing"),
            ("1,deposit,A,,5", 2, 14, "5 fields instead of 6"), ("1,deposit,A,,5,,", 2, 17, "7 fields instead of 6"),
            ("1,suspend,A,,,\n\n2,suspend,A,,,", 3, 1, "1 fields instead of 6"),
            ("1,suspend,A,,,\n\"2,suspend", 3, 1, "the quote that opens here is never closed"),
        ])
    func malformed(lines: String, line: Int, column: Int, problem: String) {
        #expect(throws: CSVError(line: line, column: column, problem: problem)) {
            try ImportFile.lines(of: Array((Self.header + lines).utf8))
        }
    }

    @Test(
        "the header must be there, exactly",
        arguments: [
            "", "\n", "1,open,A,,5,Alice", "id,command,account,to,amount", "id,command,account,to,amount,note",
            "ID,command,account,to,amount,text",
        ])
    func header(text: String) {
        #expect(throws: CSVError(line: 1, column: 1, problem: "the header must be id,command,account,to,amount,text")) {
            try ImportFile.lines(of: Array(text.utf8))
        }
    }

    @Test(
        "a filled field that the command has no use for is noted",
        arguments: [
            ("1,deposit,A,B,5,", "to"), ("1,suspend,A,,5,", "amount"), ("1,close,A,B,5,", "to"),
            ("1,transfer,A,B,5,", nil),
        ])
    func surplus(line: String, field: String?) throws {
        #expect(try ImportFile.lines(of: Array((Self.header + line).utf8)).map(\.surplus) == [field])
    }

    @Test("a line is kept in order by its accounts and its id")
    func keys() {
        let line = ImportLine(number: 2, id: "1", instruction: .transfer(from: "A", to: "B", amount: 5, note: nil))
        #expect(line.keys == [.account("A"), .account("B"), .command("1")])
    }
}
