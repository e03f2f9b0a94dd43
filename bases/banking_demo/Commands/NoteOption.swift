import ArgumentParser

/// `--note`.
struct NoteOption: ParsableArguments {
    @Option(help: ArgumentHelp("A text that stays with the booking.", valueName: "text"))
    var note: String?

    /// The note, unless it is empty.
    var text: String? { note?.orNil }
}
