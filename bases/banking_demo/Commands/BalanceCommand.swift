import ArgumentParser
import OrchestrixCommon
import OrchestrixEventSourcing

struct BalanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "balance", abstract: "Shows what an account holds, or held.")

    @Argument(help: "The account's id.") var account: String
    @Option(help: ArgumentHelp("As it was after its first N events.", valueName: "n")) var version: Int?
    @Option(help: ArgumentHelp("As it was then: 2026-11-23T09:30:00Z.", valueName: "iso8601")) var asOf: String?
    @OptionGroup var books: BooksOption

    func validate() throws {
        if version != nil && asOf != nil { throw ValidationError("Give either '--version' or '--as-of'.") }
    }

    mutating func run() async throws {
        let (id, moment) = (account, try moment())
        let found = try await books.withBank { bank in try await Self.find(id, moment, at: bank) }
        var output = Output.standard()
        try output.line(Self.line(found, verb: moment == nil ? "holds" : "held"))
        try output.flush()
    }

    private func moment() throws(Failure) -> AsOf? {
        if let version {
            guard version > 0 else { throw Failure("versions begin at 1") }
            return .version(version)
        }
        guard let asOf else { return nil }
        do {
            return .time(try Timestamp(rfc3339: asOf))
        } catch {
            throw Failure(error.message)
        }
    }

    private static func find(_ id: String, _ moment: AsOf?, at bank: Bank) async throws -> Loaded<Account> {
        let now = try await bank.account(id)
        guard let moment else { return now }
        if case .version(let version) = moment, version > now.version {
            throw Failure("account \(id) is at version \(now.version), it has no version \(version)")
        }
        do {
            return try await bank.account(id, asOf: moment)
        } catch is Account.Rejection {
            throw Failure("account \(id) wasn't open yet")
        }
    }

    static func line(_ account: Loaded<Account>, verb: String) -> String {
        let (owner, status) = (account.state.owner ?? "", account.state.status?.rawValue ?? "")
        return "\(account.id) \(verb) \(account.state.balance) (\(owner), \(status), version \(account.version))"
            .onOneLine
    }
}
