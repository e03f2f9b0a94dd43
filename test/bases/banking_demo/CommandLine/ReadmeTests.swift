import Foundation
import Testing

@testable import banking_demo

@Suite("The page for newcomers", .overEachEngine)
struct ReadmeTests {
    @Test("its examples print what they say, one after another, on new books")
    func examples() async throws {
        let teller = try Teller()
        var count = 0
        for example in try Self.examples() {
            if let name = example.command.wholeMatch(of: #/cat (\S+)/#)?.1 {
                _ = try teller.file(String(name), example.printed)
            } else {
                let ending = try await teller.shell("cd $HOME; export ORCHESTRIX_STORE=$store; \(example.call)")
                #expect(Self.timeless(ending.output + ending.errors) == Self.timeless(example.printed), "\(example)")
                count += 1
            }
        }
        #expect(count >= 18)
    }

    private struct Example {
        let command: String
        var printed = ""
        var call: String { command.replacing(#/^banking_demo/#, with: "$bank") }
    }

    /// What stands in the page's blocks of console: `$ ` and a command, then what it prints.
    private static func examples() throws -> [Example] {
        let page = URL(filePath: #filePath).appending(path: "../../../../../bases/banking_demo/README.md").standardized
        var (examples, isConsole): ([Example], Bool) = ([], false)
        for line in try String(contentsOf: page, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            if line.hasPrefix("```") {
                isConsole = line == "```console"
            } else if isConsole, line.hasPrefix("$ ") {
                examples.append(Example(command: String(line.dropFirst(2))))
            } else if isConsole {
                examples[examples.count - 1].printed += line + "\n"
            }
        }
        return examples
    }

    private static func timeless(_ text: String) -> String {
        text.replacing(#/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?Z?/#, with: "TIME")
    }
}
