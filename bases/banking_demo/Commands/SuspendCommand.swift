import ArgumentParser

struct SuspendCommand: InstructionCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Stops all movement of money on an account.")

    @Argument(help: "The account's id.") var account: String
    @OptionGroup var note: NoteOption
    @OptionGroup var once: OnceOption
    @OptionGroup var books: BooksOption

    func instruction() throws -> Instruction {
        .suspend(account: account, note: note.text)
    }
}
