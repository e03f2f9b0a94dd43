import ArgumentParser
import OrchestrixEventSourcing

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes the log as CloudEvents, one a line.",
        discussion: """
            Each line is a CloudEvent in JSON, in the order of positions; its extensions position, stream and \
            streamversion tell where the event stands.
            """)

    @Option(help: ArgumentHelp("Begin at this position.", valueName: "position")) var from = 1
    @Flag(help: "Also the commands that were sent with an id, as events of the type orchestrix.command.")
    var commands = false
    @OptionGroup var books: BooksOption

    mutating func run() async throws {
        let (first, withCommands) = (from, commands)
        guard first > 0 else { throw Failure("positions begin at 1") }
        try await books.withBank { bank in
            var output = Output.standard()
            let export = LogExport(
                of: bank.store, from: first, withCommands: withCommands, commandSource: "banking_demo")
            for try await line in export { try output.line(line) }
            try output.flush()
        }
    }
}
