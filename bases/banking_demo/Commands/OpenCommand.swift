import ArgumentParser
import Foundation

struct OpenCommand: InstructionCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "Opens an account.")

    @Argument(help: "The new account's id.") var account: String
    @Option(help: ArgumentHelp("Whose account it is.", valueName: "name")) var owner: String
    @Option(parsing: .unconditional, help: ArgumentHelp("What is paid in at once.", valueName: "amount"))
    var deposit: String?
    @OptionGroup var once: OnceOption
    @OptionGroup var books: BooksOption

    func instruction() throws -> Instruction {
        .open(account: account, owner: owner, deposit: try deposit.map(Amount.read) ?? 0)
    }
}
