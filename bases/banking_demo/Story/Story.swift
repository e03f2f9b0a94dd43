import Foundation
import OrchestrixEventSourcing

/// The guided story: what the bank can do, shown on two new accounts.
struct Story: ~Copyable {
    private let bank: Bank
    private let books: Books
    private let option: String?
    private let cast: Cast
    private var output = Output.standard()
    private var chapter = 0

    /// - Parameter option: how the books were named on the command line, if they were.
    init(bank: Bank, books: Books, option: String?) async throws {
        self.bank = bank
        self.books = books
        self.option = option
        cast = try await Cast.new(at: bank)
    }

    /// Tells it from the beginning to the end.
    mutating func tell() async throws {
        try await earlierBooks()
        try await opening()
        try await transfer()
        try await overdraft()
        try await lostRace()
        try await once()
        try await lookingBack()
        try outlook()
    }
}

extension Story {
    private mutating func earlierBooks() async throws {
        try output.line("The books of this bank are kept \(books.inWords).")
        let accounts = try await bank.list().map(AccountEntry.init)
        guard !accounts.isEmpty else { return try output.line("They are empty: this is the first story they tell.") }
        try output.line("They hold \(accounts.count) accounts already:")
        try output.line()
        for line in AccountEntry.table(Array(accounts.suffix(8))) { try say(line) }
        if accounts.count > 8 { try say("… and \(accounts.count - 8) more before these: \(command("accounts"))") }
        try output.flush()
    }

    private mutating func opening() async throws {
        try heading("Two accounts are opened")
        try await carryOut(.open(account: cast.alice, owner: "Alice", deposit: 1000))
        try await carryOut(.open(account: cast.bob, owner: "Bob", deposit: 500))
    }

    private mutating func transfer() async throws {
        try heading("Money moves: on both accounts, or on none")
        try await carryOut(.transfer(from: cast.alice, to: cast.bob, amount: 250, note: "rent"))
    }

    private mutating func overdraft() async throws {
        try heading("Nobody overdraws")
        do {
            try await carryOut(.withdraw(account: cast.bob, amount: 10_000, note: nil))
        } catch let rejection as Account.Rejection {
            try say("withdraw \(cast.bob) 10000 was refused: \(rejection)")
        }
    }

    private mutating func lostRace() async throws {
        try heading("Two tellers book on one account at the same moment")
        let finish = try await Race(accounts: bank.accounts).run(
            on: cast.alice,
            Race.Booking(teller: "Carol") { account throws(Account.Reason) in
                try account.withdraw(100, note: "Carol's desk")
            },
            Race.Booking(teller: "Dave") { account throws(Account.Reason) in
                try account.deposit(30, note: "Dave's desk")
            })
        try say("both had read \(cast.alice) at version \(finish[0].versionRead)")
        for teller in finish { try say(teller.inWords) }
        let account = try await bank.account(cast.alice)
        try say("nothing was lost: \(account.id) holds \(account.state.balance)")
    }

    private mutating func once() async throws {
        try heading("A command with an id is carried out once")
        for attempt in ["sent     ", "sent anew"] {
            let receipt = try await bank.carryOut(
                .deposit(account: cast.bob, amount: 75, note: "salary"), as: "salary-\(cast.bob)")
            try say("\(attempt)  \(receipt.line)")
        }
    }

    private mutating func lookingBack() async throws {
        try heading("The history is kept, and with it every balance there ever was")
        for line in try Passbook(await bank.history(of: cast.alice)).lines { try say(line) }
        let now = try await bank.account(cast.alice)
        let then = try await bank.account(cast.alice, asOf: .version(2))
        try output.line()
        try say("\(BalanceCommand.line(now, verb: "holds")), \(then.state.balance) at version 2")
    }

    private mutating func outlook() throws {
        try output.line()
        if books == .memory {
            try output.line("These books end with this program. On a file they stay:")
            try output.line()
            try say("\(Invocation.program) --store sqlite:bank.sqlite")
        } else {
            let condition = hidesOption ? ", with their address in ORCHESTRIX_STORE" : ""
            try output.line("The books stay. Look into them\(condition):")
            try output.line()
            try say(command("accounts"))
            try say(command("history \(cast.alice)"))
            try say(command("transfer \(cast.bob) \(cast.alice) 12.50 --note lunch"))
            try say(command("verify"))
        }
        try say("\(Invocation.program) --help")
        try output.flush()
    }

    /// A command line for these books.
    private func command(_ arguments: String) -> String {
        let store = hidesOption ? "" : option.map { " --store " + Invocation.quoted($0) } ?? ""
        return "\(Invocation.program) \(arguments)\(store)"
    }

    /// Whether the option isn't to be repeated: an address may hold a password.
    private var hidesOption: Bool {
        if case .postgres = books { option != nil } else { false }
    }
}

extension Story {
    private mutating func heading(_ text: String) throws {
        chapter += 1
        try output.line()
        try output.line("\(chapter)  \(text)")
        try output.flush()
    }

    private mutating func say(_ text: String) throws {
        try output.line("   \(text)")
    }

    private mutating func carryOut(_ instruction: Instruction) async throws {
        try say(await bank.carryOut(instruction).line)
    }
}

extension Race.Finish {
    fileprivate var inWords: String {
        guard let loss = losses.last else { return "\(teller) was first and stored version \(versionStored)" }
        return "\(teller) lost the race (\(loss.message)), read again, decided anew and stored version \(versionStored)"
    }
}

extension Books {
    fileprivate var inWords: String {
        switch self {
        case .memory: "in memory"
        case .sqlite(let path): "in \(path)"
        case .postgres: "in a PostgreSQL database"
        }
    }
}
