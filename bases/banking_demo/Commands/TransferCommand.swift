import ArgumentParser

struct TransferCommand: InstructionCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer", abstract: "Moves money from one account to another, on both or on none.")

    @Argument(help: "The account that gives.") var from: String
    @Argument(help: "The account that takes.") var to: String
    @Argument(help: "How much: 500 or 12.50.") var amount: String
    @OptionGroup var note: NoteOption
    @OptionGroup var once: OnceOption
    @OptionGroup var books: BooksOption

    func instruction() throws -> Instruction {
        .transfer(from: from, to: to, amount: try Amount.read(amount), note: note.text)
    }
}
