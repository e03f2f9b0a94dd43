import Testing

@testable import banking_demo

@Suite("Books")
struct BooksTests {
    @Test(
        "a store is memory, a file, or a database",
        arguments: [
            ("memory", .memory), ("sqlite:bank.sqlite", .sqlite(path: "bank.sqlite")),
            ("sqlite:/a/b c", .sqlite(path: "/a/b c")),
        ] as [(String, Books)])
    func stores(text: String, books: Books) throws {
        #expect(try Books(text) == books)
    }

    @Test(
        "of a database's address the schema is the bank's, and everything else is the engine's",
        arguments: [
            ("postgresql://host/bank", "postgresql://host/bank", nil),
            ("postgres://host/bank?schema=x", "postgres://host/bank", "x"),
            ("postgres:///?a=1&schema=a%20b&c=2", "postgres:///?a=1&c=2", "a b"),
            ("postgres://host?schemas=x", "postgres://host?schemas=x", nil),
            ("postgres://u:a?schema=b@host?schema=c", "postgres://u:a?schema=b@host", "c"),
        ])
    func databases(text: String, connection: String, schema: String?) throws {
        guard case .postgres(let address) = try Books(text) else {
            Issue.record("it is a database's address")
            return
        }
        #expect(address.connection == connection && address.schema == schema)
    }

    @Test(
        "anything else is refused, and not repeated: it might hold a password",
        arguments: [
            "", "sqlite:", "Memory", "mysql://alice:secret@host/bank", "secret", "postgres:secret",
            "postgres://alice:secret@host/bank?schema=", "postgres://alice:secret@host/bank?schema=a&schema=b",
        ])
    func unknown(text: String) throws {
        let failure = try #require(throws: Failure.self) { try Books(text) }
        #expect(!failure.description.contains("secret"))
    }

    @Test("the option comes before the environment, and that before the user's data folder")
    func order() throws {
        let environment = ["ORCHESTRIX_STORE": "sqlite:/env", "HOME": "/home/alice", "XDG_DATA_HOME": "/data"]
        #expect(try Books.chosen(option: "memory", environment: environment) == .memory)
        #expect(try Books.chosen(option: nil, environment: environment) == .sqlite(path: "/env"))
    }

    #if os(Linux)
    @Test(
        "the user's data folder is where XDG says",
        arguments: [
            (["HOME": "/home/a", "XDG_DATA_HOME": "/data"], "/data/orchestrix/bank.sqlite"),
            (["HOME": "/home/a", "XDG_DATA_HOME": "relative"], "/home/a/.local/share/orchestrix/bank.sqlite"),
            (["HOME": "/home/a", "ORCHESTRIX_STORE": ""], "/home/a/.local/share/orchestrix/bank.sqlite"),
        ])
    func folder(environment: [String: String], path: String) throws {
        #expect(try Books.chosen(option: nil, environment: environment) == .sqlite(path: path))
    }
    #endif

    @Test("without a home the store must be named")
    func homeless() {
        #expect(throws: Failure.self) { try Books.chosen(option: nil, environment: [:]) }
    }
}
