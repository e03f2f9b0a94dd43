import ArgumentParser

struct CloseCommand: InstructionCommand {
    static let configuration = CommandConfiguration(commandName: "close", abstract: "Closes an empty account for good.")

    @Argument(help: "The account's id.") var account: String
    @OptionGroup var note: NoteOption
    @OptionGroup var once: OnceOption
    @OptionGroup var books: BooksOption

    func instruction() throws -> Instruction {
        .close(account: account, note: note.text)
    }
}
