import Foundation

/// Where the books are kept.
enum Books: Hashable {
    /// In the memory of this process; gone when it ends.
    case memory
    /// In a file, which several processes may use at once.
    case sqlite(path: String)
    /// In a database, which processes on several machines may use at once.
    case postgres(DatabaseAddress)

    /// Reads `memory`, `sqlite:PATH` or the address of a PostgreSQL database.
    ///
    /// - Throws: ``Failure``, which doesn't quote the text: it might hold a password.
    init(_ text: String) throws(Failure) {
        if text == "memory" {
            self = .memory
        } else if text.hasPrefix("sqlite:"), text.utf8.count > "sqlite:".utf8.count {
            self = .sqlite(path: String(text.dropFirst("sqlite:".count)))
        } else if DatabaseAddress.isMeant(by: text) {
            self = .postgres(try DatabaseAddress(text))
        } else {
            throw Failure("unknown store: it must be memory, sqlite:PATH or postgresql://…")
        }
    }

    /// What the option says, else what `ORCHESTRIX_STORE` says, else a file in the user's data folder.
    static func chosen(option: String?, environment: [String: String]) throws(Failure) -> Books {
        if let text = option ?? environment["ORCHESTRIX_STORE"]?.orNil { return try Books(text) }
        return .sqlite(path: try dataFolder(environment) + "/bank.sqlite")
    }

    private static func dataFolder(_ environment: [String: String]) throws(Failure) -> String {
        #if !os(macOS)
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/orchestrix" }
        #endif
        guard let home = environment["HOME"]?.orNil else {
            throw Failure("there is no home folder to keep the books in: say --store sqlite:PATH")
        }
        #if os(macOS)
        return home + "/Library/Application Support/orchestrix"
        #else
        return home + "/.local/share/orchestrix"
        #endif
    }
}
