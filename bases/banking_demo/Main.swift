import ArgumentParser

@main
enum Main {
    static func main() async {
        await run()
    }

    /// Away from the main thread, to which every hop is dear.
    @concurrent
    private static func run() async {
        Output.ignoreBrokenPipes()
        let arguments = Arguments.movingNegativeNumbers(Array(CommandLine.arguments.dropFirst()))
        do {
            var command = try BankingDemo.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        if error is Output.Closed { BankingDemo.exit(withError: ExitCode.success) }
        let arguments = Array(CommandLine.arguments.dropFirst())
        let text = isOurs(error) ? ErrorLine.text(error) : BankingDemo.fullMessage(for: error)
        let told = Arguments.maskingAddresses(in: text, of: arguments)
        guard isOurs(error) || told != text else { BankingDemo.exit(withError: error) }
        var errors = Output.errors()
        try? errors.line(told)
        try? errors.flush()
        BankingDemo.exit(withError: isOurs(error) ? ExitCode.failure : BankingDemo.exitCode(for: error))
    }

    /// What ArgumentParser throws of its own accord, usage errors and requests for help, is its own to tell.
    private static func isOurs(_ error: any Error) -> Bool {
        !(error is ExitCode || error is CleanExit || error is ValidationError)
            && BankingDemo.exitCode(for: error) == .failure
    }
}
