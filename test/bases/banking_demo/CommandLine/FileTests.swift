import Foundation
import Testing

@testable import banking_demo

@Suite("Books in a file")
struct FileTests {
    private let teller: Teller

    init() throws {
        teller = try Teller()
    }

    @Test("the file is closed properly at the end, after a refusal too")
    func closed() async throws {
        _ = try await teller("open", "A", "--owner", "Alice")
        #expect(!FileManager.default.fileExists(atPath: teller.path + "-wal"))
        #expect(try await teller("withdraw", "A", "5", "--id", "1").status == 1)
        #expect(!FileManager.default.fileExists(atPath: teller.path + "-wal"))
    }

    @Test(
        "a file that can't be opened is one clear line",
        arguments: [
            ("nothing/bank.sqlite", "there is no folder FOLDER/nothing"), ("", "it is a folder"),
            ("text", "the file isn't a SQLite database"),
        ])
    func unopened(name: String, obstacle: String) async throws {
        _ = try teller.file("text", String(repeating: "this is no database\n", count: 100))
        let path = "\(teller.folder)/\(name)"
        let expected = obstacle.replacing("FOLDER", with: teller.folder)
        #expect(
            try await teller.run(["accounts", "--store", "sqlite:\(path)"])
                == .refused(
                    "error: can't open the books in \(path): \(expected)"))
    }

    #if os(Linux)
    @Test("without a word the books are in the user's data folder, which is made")
    func dataFolder() async throws {
        let environment = ["XDG_DATA_HOME": teller.folder + "/data/deep"]
        _ = try await teller.run(["open", "A", "--owner", "Alice"], environment: environment)
        let path = "\(teller.folder)/data/deep/orchestrix/bank.sqlite"
        let found = Ending.done("A holds 0.00 (Alice, active, version 1)")
        #expect(try await teller.run(["balance", "A", "--store", "sqlite:\(path)"]) == found)
        _ = try await teller.run(["open", "A", "--owner", "Bob"])
        let home = "\(teller.folder)/.local/share/orchestrix/bank.sqlite"
        #expect(
            try await teller.run(["balance", "A", "--store", "sqlite:\(home)"])
                == .done(
                    "A holds 0.00 (Bob, active, version 1)"))
    }
    #endif
}
