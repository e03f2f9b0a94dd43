import Foundation
import OrchestrixEventSourcing
import OrchestrixMemory
import Testing

@testable import banking_demo

@Suite("Importer")
struct ImporterTests {
    private let bank = Bank(store: InMemoryEventStore(), cache: AggregateCache())

    private func run(_ text: String, concurrency: Int = 16) async throws -> ImportSummary {
        let header = "id,command,account,to,amount,text\n"
        let lines = try ImportFile.lines(of: Array((header + text).utf8))
        return try await Importer(bank: bank, concurrency: concurrency).run(lines) { _ in }
    }

    @Test("lines are applied, and refused with their number and reason")
    func summary() async throws {
        let summary = try await run(
            """
            1,open,A,,100,Alice
            2,open,B,,,Bob
            3,transfer,A,B,30,rent
            4,withdraw,A,,100,
            5,deposit,A,,-1,
            6,deposit,A,,1.005,
            7,deposit,X,,1,
            8,transfer,A,A,1,
            9,deposit,A,B,1,
            """)
        #expect(summary.applied == 3)
        #expect(summary.repeated == 0)
        #expect(summary.refused.map(\.line) == [5, 6, 7, 8, 9, 10])
        #expect(
            summary.lines == [
                "applied   3", "repeated  0", "refused   6",
                "  line 5: insufficient funds: A has 70.00, 100.00 asked",
                "  line 6: an amount must be positive: -1.00",
                "  line 7: an amount has at most two decimal places: 1.005",
                "  line 8: account X not found", "  line 9: account A can't transfer to itself",
                "  line 10: its command has no use for the field to",
            ])
    }

    @Test("on a second run applied lines count as repeated, and refused ones are refused for the reason of the first")
    func secondRun() async throws {
        let text = "1,open,A,,100,Alice\n2,withdraw,A,,500,\n3,deposit,A,,1,\n4,deposit,A,,0,"
        let first = try await run(text)
        _ = try await bank.carryOut(.deposit(account: "A", amount: 1000, note: nil))
        let second = try await run(text)
        #expect(second.applied == 0)
        #expect(second.repeated == first.applied)
        #expect(second.refused == first.refused)
        #expect(try await bank.account("A").state.balance == 1101)
    }

    @Test("lines with one command id run in file order: the second is a repetition, or refused as another command")
    func sharedID() async throws {
        let summary = try await run("1,open,A,,100,Alice\n1,open,A,,100,Alice\n1,open,B,,100,Bob\n2,deposit,A,,5,")
        #expect(summary.applied == 2)
        #expect(summary.repeated == 1)
        #expect(summary.refused == [.init(line: 4, reason: "command id 1 was used for another command")])
    }

    @Test("a command id that can't be stored is a refused line")
    func unfitID() async throws {
        let summary = try await run("\(String(repeating: "x", count: 300)),open,A,,1,Alice\n\"a\nb\",open,B,,1,Bob")
        #expect(summary.applied == 0)
        #expect(summary.refused.map(\.line) == [2, 3])
    }

    @Test("an account id that can't be is refused, and stays so")
    func unfitAccount() async throws {
        let text = "1,open,\" A\",,1,Alice\n2,transfer,A,\"B\nC\",1,"
        let first = try await run(text)
        #expect(first.refused.count == 2)
        #expect(try await run(text) == first)
    }

    @Test("two summaries are equal whichever of their lines was done first")
    func order() {
        let lines = (1...6).map { ImportLine(number: $0, id: "\($0)", instruction: .suspend(account: "A", note: nil)) }
        var (one, other) = (ImportSummary(), ImportSummary())
        for line in lines { one.note(.refused("no"), of: line) }
        for number in [4, 2, 6, 1, 3, 5] { other.note(.refused("no"), of: lines[number - 1]) }
        #expect(one == other && one.refused.map(\.line) == Array(1...6))
    }

    @Test("progress is told line by line")
    func progress() async throws {
        let lines = (1...20).map { ImportLine(number: $0, id: "\($0)", instruction: .suspend(account: "A", note: nil)) }
        var told: [Int] = []
        _ = try await Importer(bank: bank, concurrency: 4).run(lines) { told.append($0) }
        #expect(told == Array(1...20))
    }
}
