#if Postgres
import Foundation
import OrchestrixEventSourcing
import OrchestrixPostgres
import OrchestrixSQLite
import Testing

@testable import banking_demo

@Suite("A bank that moves from SQLite to PostgreSQL")
struct MoveTests {
    private static let instructions: [(id: String, instruction: Instruction)] = [
        ("o-a", .open(account: "A", owner: "Zoë \"Z\"", deposit: 100)),
        ("o-b", .open(account: "B", owner: "Bob", deposit: 0)),
        ("t-1", .transfer(from: "A", to: "B", amount: 30.25, note: "rent\tfor\u{2028}May")),
        ("w-1", .withdraw(account: "B", amount: 500, note: nil)),
        ("t-2", .transfer(from: "B", to: "A", amount: 31, note: nil)),
        ("s-a", .suspend(account: "A", note: nil)), ("d-1", .deposit(account: "A", amount: 1, note: nil)),
        ("o-2", .open(account: "A", owner: "Mallory", deposit: 1)),
        ("w-2", .withdraw(account: "B", amount: 30.25, note: nil)),
        ("c-b", .close(account: "B", note: nil)),
    ]

    /// What the bank says to each instruction: a receipt's line, or a refusal.
    private func answers(_ bank: Bank) async throws -> [String] {
        var answers: [String] = []
        for (id, instruction) in Self.instructions {
            do {
                answers.append(try await bank.carryOut(instruction, as: id).line)
            } catch let rejection as Account.Rejection {
                answers.append("refused: \(rejection)")
            }
        }
        return answers
    }

    private func balances(_ bank: Bank) async throws -> [String] {
        try await bank.list().map { "\($0.id) \($0.state.balance) \($0.version)" }
    }

    private func postgres() async throws -> PostgreSQLEventStore {
        try await PostgreSQLEventStore(
            ProcessInfo.processInfo.environment["ORCHESTRIX_TEST_POSTGRES"] ?? "",
            configuration: PostgresConfiguration(
                schema: "test_\(UUID().uuidString)", pool: PoolLimits(acquireTimeout: .seconds(300)),
                connectTimeout: .seconds(300), lockTimeout: .seconds(300)))
    }

    @Test("answers every repeated instruction as before, refusals too, and its balances are the same")
    func moved() async throws {
        let teller = try Teller()
        let old = Bank(store: try await SQLiteEventStore(path: teller.path))
        let first = try await answers(old)
        #expect(first.count { $0.hasPrefix("refused") } == 4)
        let export = try await teller("export", "--commands")
        let new = Bank(store: try await move(teller.file("bank.ndjson", export.output)))
        #expect(try await balances(new) == balances(old))
        let (events, commands) = (try await old.store.head(), Self.instructions.count)
        #expect(try await answers(new) == first)
        #expect(try await new.store.head() == events)
        #expect(try await new.store.commands(CommandListQuery()) == old.store.commands(CommandListQuery()))
        #expect(try await new.store.commands(CommandListQuery()).count == commands)
        let more = try await new.carryOut(.reactivate(account: "A", note: nil), as: "r-a")
        #expect(!more.isRepeat && more.line == "reactivated A, balance 69.75")
    }

    private func move(_ path: String) async throws -> PostgreSQLEventStore {
        let store = try await postgres()
        try await store.importLog(from: LogFile(path))
        return store
    }

    @Test("takes refusals away with the account that is erased, there as here")
    func erased() async throws {
        let teller = try Teller()
        let old = Bank(store: try await SQLiteEventStore(path: teller.path))
        _ = try await answers(old)
        let store = try await move(teller.file("bank.ndjson", try await teller("export", "--commands").output))
        for bank in [old.store, store as any EventStore] { _ = try await bank.erase(Account.stream("B")) }
        #expect(try await store.commands(CommandListQuery()) == old.store.commands(CommandListQuery()))
        #expect(try await store.command("w-1")?.record.outcome == nil)
        #expect(try await store.command("d-1")?.record.outcome != nil)
    }
}
#endif
