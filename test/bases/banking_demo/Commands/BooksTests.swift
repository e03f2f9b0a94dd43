import Testing

@testable import banking_demo

@Suite("Books")
struct BooksTests {
    @Test(
        "a store is memory, or a file",
        arguments: [
            ("memory", .memory), ("sqlite:bank.sqlite", .sqlite(path: "bank.sqlite")),
            ("sqlite:/a/b c", .sqlite(path: "/a/b c")),
        ] as [(String, Books)])
    func stores(text: String, books: Books) throws {
        #expect(try Books(text) == books)
    }

    @Test(
        "anything else is refused, and not repeated: it might hold a password",
        arguments: [
            "", "sqlite:", "Memory", "postgres://alice:secret@host/bank", "secret",
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
