import ArgumentParser

struct ReactivateCommand: InstructionCommand {
    static let configuration = CommandConfiguration(
        commandName: "reactivate", abstract: "Lets money move again on a suspended account.")

    @Argument(help: "The account's id.") var account: String
    @OptionGroup var note: NoteOption
    @OptionGroup var once: OnceOption
    @OptionGroup var books: BooksOption

    func instruction() throws -> Instruction {
        .reactivate(account: account, note: note.text)
    }
}
