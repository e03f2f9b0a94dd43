import ArgumentParser

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Tells a story of two accounts, on one page.")

    @OptionGroup var books: BooksOption

    mutating func run() async throws {
        let place = try books.books
        try await books.withBank { bank in
            var story = try await Story(bank: bank)
            try await story.tell(books: place)
        }
    }
}
