// The example of projects/orchestrix_lib/README.md, line by line; `ReadmeTests` holds the two together.
import Orchestrix

struct Book: AggregateRoot {
    static let category = "book"
    enum Event: DomainEvent {
        case lent(reader: String), returned
        enum CodingKeys: String, EventKey { case lent = "book.lent", returned = "book.returned" }
    }
    enum Rejection: Error, Codable { case isLent }
    private(set) var reader: String?
    mutating func apply(_ event: Event) {
        switch event {
        case .lent(let reader): self.reader = reader
        case .returned: reader = nil
        }
    }
    func lend(to reader: String) throws(Rejection) -> [Event] {
        guard self.reader == nil else { throw .isLent }
        return [.lent(reader: reader)]
    }
}

struct LendBook: Command {
    var book, reader: String
}

func readme(_ print: @escaping @Sendable (Book.Event) -> Void) async throws {
    let store = InMemoryEventStore()  // or try await SQLiteEventStore(path: "library.sqlite")
    let bus = InMemoryAsyncMessageBus()
    let books = AggregateRepository<Book>(store: store, bus: bus)
    bus.handle(LendBook.self) { command in
        try await books.execute(command.book) { try $0.lend(to: command.reader) }
    }
    bus.subscribe(to: Book.Event.self, .lent) { event in print(event) }
    try await bus.send(LendBook(book: "Middlemarch", reader: "Ada"))
}
