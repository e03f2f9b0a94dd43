import ArgumentParser

struct AccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "accounts", abstract: "Lists all accounts.")

    @Flag(help: "As one JSON array.") var json = false
    @OptionGroup var books: BooksOption

    mutating func run() async throws {
        let accounts = try await books.withBank { try await $0.list() }.map(AccountEntry.init)
        var output = Output.standard()
        if json {
            try output.jsonArray(accounts)
        } else {
            for line in AccountEntry.table(accounts) { try output.line(line) }
        }
        try output.flush()
    }
}
