import Foundation
import OrchestrixEventSourcing
import OrchestrixMemory
import Testing

@Suite("The examples of the documentation page")
struct PageTests {
    @Test("do what the page says")
    func runs() async throws {
        var printed: [String] = []
        let (done, before) = try await pageExample(InMemoryEventStore()) { printed.append("\($0) \($1) \($2) \($3)") }
        #expect(done.state.balance == 380 && done.version == 3)
        #expect(before.state.balance == 500)
        #expect(
            printed == [
                "1 account-ACC-001 1 account.opened", "2 account-ACC-001 2 account.deposited",
                "3 account-ACC-001 3 account.withdrawn",
            ])
    }

    @Test("are compiled here, line by line")
    func areCompiled() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = (1...4).reduce(folder) { url, _ in url.deletingLastPathComponent() }
        let page = root.appending(
            path: "components/eventsourcing/OrchestrixEventSourcing.docc/OrchestrixEventSourcing.md")
        let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
        let printed = blocks.flatMap { lines(of: $0.components(separatedBy: "```")[0]) }
        var compiled = lines(of: try String(contentsOf: folder.appending(path: "PageExample.swift"), encoding: .utf8))[
            ...]
        #expect(printed.count > 30)
        for line in printed {
            // What stands between two lines of the page is the function around them.
            let found = try #require(compiled.firstIndex(of: line), "\(line)")
            compiled = compiled[(found + 1)...]
        }
    }

    private func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
