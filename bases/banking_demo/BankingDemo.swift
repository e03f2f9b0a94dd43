import ArgumentParser

/// The command `banking_demo`.
struct BankingDemo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "banking_demo",
        abstract: "A bank that keeps its books as events.",
        discussion: "Exit codes: 0 done; 1 refused by a rule of the bank, or bad input; 64 usage.",
        subcommands: [
            DemoCommand.self, OpenCommand.self, DepositCommand.self, WithdrawCommand.self, TransferCommand.self,
            SuspendCommand.self, ReactivateCommand.self, CloseCommand.self, BalanceCommand.self, HistoryCommand.self,
            AccountsCommand.self, ImportCommand.self, ExportCommand.self, VerifyCommand.self,
        ],
        defaultSubcommand: DemoCommand.self
    )

    @OptionGroup var books: BooksOption
}
