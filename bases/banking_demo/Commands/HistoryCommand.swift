import ArgumentParser

struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Shows all that happened to an account.")

    @Argument(help: "The account's id.") var account: String
    @Flag(help: "As one JSON array.") var json = false
    @OptionGroup var books: BooksOption

    mutating func run() async throws {
        let id = account
        let events = try await books.withBank { try await $0.history(of: id) }
        var output = Output.standard()
        if json {
            try output.jsonArray(events.map(HistoryEntry.init))
        } else {
            for line in try Passbook(events).lines { try output.line(line) }
        }
        try output.flush()
    }
}
