import ArgumentParser
import OrchestrixEventSourcing

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Replays the whole log and checks that everything in it can be.")

    @OptionGroup var books: BooksOption

    mutating func run() async throws {
        let audit = try await books.withBank { try await Self.audit($0.store) }
        var output = Output.standard()
        for line in audit.lines { try output.line(line) }
        try output.flush()
        if let first = audit.faults.first.first {
            let others = audit.faults.count - 1
            throw Failure("the books are broken: \(first)\(others > 0 ? " (and \(others) more)" : "")")
        }
    }

    /// Page by page: what is held of the log is the accounts' states.
    private static func audit(_ store: any EventStore) async throws -> Audit {
        var audit = Audit()
        var query = LogQuery()
        while true {
            let page = try await store.read(query)
            for event in page.events { audit.take(event) }
            guard page.events.count == query.limit else { break }
            query.origin = .after(page.next)
        }
        audit.close()
        try await check(commandsIn: store, &audit)
        return audit
    }

    /// The head is read last: no command that was read before it was stored behind it, however busy the bank is.
    private static func check(commandsIn store: any EventStore, _ audit: inout Audit) async throws {
        var query = CommandListQuery()
        while true {
            let page = try await store.commands(query)
            let head = try await store.head()
            for command in page { audit.take(command, head: head) }
            guard page.count == query.limit else { return }
            query.after = page.last?.record.key.id
        }
    }
}
