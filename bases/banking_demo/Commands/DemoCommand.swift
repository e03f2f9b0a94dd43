import ArgumentParser

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Tells a story of two accounts, on one page.")

    @OptionGroup var books: BooksOption

    mutating func run() async throws {
        let (place, option) = (try books.books, books.store)
        try await books.withBank { bank in
            var story = try await Story(bank: bank, books: place, option: option)
            try await story.tell()
        }
    }
}
