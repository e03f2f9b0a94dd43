import ArgumentParser

struct WithdrawCommand: InstructionCommand {
    static let configuration = CommandConfiguration(commandName: "withdraw", abstract: "Pays money out.")

    @Argument(help: "The account's id.") var account: String
    @Argument(help: "How much: 500 or 12.50.") var amount: String
    @OptionGroup var note: NoteOption
    @OptionGroup var once: OnceOption
    @OptionGroup var books: BooksOption

    func instruction() throws -> Instruction {
        .withdraw(account: account, amount: try Amount.read(amount), note: note.text)
    }
}
