#if Postgres
import Foundation
@testable import OrchestrixPostgres
import Testing

@Suite("The examples of the documentation page about standbys")
struct PageTests {
    private static let sections = ["### Reading from a standby", "### Failing over"]

    @Test("are compiled here, line by line")
    func areCompiled() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = (1...4).reduce(folder) { url, _ in url.deletingLastPathComponent() }
        let page = try String(
            contentsOf: root.appending(path: "components/postgres/OrchestrixPostgres.docc/OrchestrixPostgres.md"),
            encoding: .utf8)
        var compiled = lines(of: try String(contentsOf: folder.appending(path: "PageExample.swift"), encoding: .utf8))[
            ...]
        for section in Self.sections {
            let text = try #require(page.components(separatedBy: section + "\n").dropFirst().first)
            let blocks = text.components(separatedBy: "\n### ")[0].components(separatedBy: "```swift\n").dropFirst()
            #expect(blocks.count == 1)
            for line in blocks.flatMap({ lines(of: $0.components(separatedBy: "```")[0]) }) {
                let found = try #require(compiled.firstIndex(of: line), "\(line)")
                compiled = compiled[(found + 1)...]
            }
        }
    }

    private func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
#endif
