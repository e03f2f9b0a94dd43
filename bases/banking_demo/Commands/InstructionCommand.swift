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
