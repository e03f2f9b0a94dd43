import ArgumentParser
import Foundation
import OrchestrixEventSourcing

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Carries out a file of commands, each once.",
        discussion: """
            The file is CSV with the header id,command,account,to,amount,text. A malformed file is refused as a whole. \
            Interrupted at any moment, the import is completed by running it again with the same file.
            """)

    @Argument(help: "The file.", completion: .file(extensions: ["csv"])) var file: String
    @Option(help: "How many lines are carried out at once.") var concurrency = 64
    @OptionGroup var books: BooksOption

    func validate() throws {
        guard (1...4096).contains(concurrency) else { throw ValidationError("'--concurrency' must be 1 to 4096.") }
    }

    mutating func run() async throws {
        let lines = try ImportFile.lines(of: try contents())
        let concurrency = concurrency
        let summary = try await books.withBank(cache: AggregateCache(capacity: 1 << 16)) { bank in
            var bar = ProgressBar(total: lines.count)
            let summary = try await Importer(bank: bank, concurrency: concurrency).run(lines) { bar.show($0) }
            bar.clear()
            return summary
        }
        var output = Output.standard()
        for line in summary.lines { try output.line(line) }
        try output.flush()
    }

    private func contents() throws(Failure) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(filePath: file)))
        } catch {
            throw Failure("can't read \(file)")
        }
    }
}
