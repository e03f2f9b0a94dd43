import Foundation

/// What a teller's books are kept by.
enum Engine: String {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    /// The one that tests of ``OverEachEngine`` run over at the moment.
    @TaskLocal static var current = Engine.sqlite

    /// Those that there are: PostgreSQL where it was built in and `ORCHESTRIX_TEST_POSTGRES` names a server.
    static var available: [Engine] { server == nil ? [.sqlite] : [.sqlite, .postgres] }

    /// The address of the tests' PostgreSQL server.
    static var server: String? {
        #if Postgres
        ProcessInfo.processInfo.environment["ORCHESTRIX_TEST_POSTGRES"]
        #else
        nil
        #endif
    }

    /// That address, with these items in its query.
    static func server(with items: String) -> String {
        let server = server ?? ""
        return server + (server.contains("?") ? "&" : "?") + items
    }
}
