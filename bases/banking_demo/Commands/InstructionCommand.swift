import ArgumentParser

/// A command that gives the bank one instruction, and prints one line when it is carried out.
protocol InstructionCommand: AsyncParsableCommand {
    var books: BooksOption { get }
    var once: OnceOption { get }

    /// What the command asks for.
    ///
    /// - Throws: `Failure`.
    func instruction() throws -> Instruction
}

extension InstructionCommand {
    mutating func run() async throws {
        let instruction = try instruction()
        let commandID = once.id
        let receipt = try await books.withBank { try await $0.carryOut(instruction, as: commandID) }
        var output = Output.standard()
        try output.line(receipt.line)
        try output.flush()
    }
}

/// `--id`, which every command takes that changes something.
struct OnceOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Carries the command out once: sent again under this id it changes nothing and has its first outcome.",
            valueName: "command-id"))
    var id: String?
}

/// `--note`.
struct NoteOption: ParsableArguments {
    @Option(help: ArgumentHelp("A text that stays with the booking.", valueName: "text"))
    var note: String?

    /// The note, unless it is empty.
    var text: String? { note?.orNil }
}
