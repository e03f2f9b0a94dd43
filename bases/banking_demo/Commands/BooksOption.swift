import ArgumentParser
import Foundation

/// `--store`, which every command takes.
struct BooksOption: ParsableArguments {
    @Option(
        name: .customLong("store"),
        help: ArgumentHelp(
            "Where the books are kept: memory, sqlite:PATH or postgresql://….",
            discussion: """
                Without it $ORCHESTRIX_STORE counts, and without that a file in the user's data folder. An address with \
                a password is better put there: others on the machine can read command lines.
                """,
            valueName: "store"))
    var store: String?

    /// The place that was chosen.
    var books: Books {
        get throws { try Books.chosen(option: store, environment: environment) }
    }

    /// Whether nobody named a place, so that it is the user's data folder.
    var isAtHome: Bool { store == nil && environment["ORCHESTRIX_STORE"]?.orNil == nil }

    private var environment: [String: String] { ProcessInfo.processInfo.environment }
}
