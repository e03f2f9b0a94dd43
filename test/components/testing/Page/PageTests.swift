import Foundation
import OrchestrixTesting
import Testing

@Suite("The examples of the documentation page")
struct PageTests {
    @Test("run the whole contract in a line")
    func atOnce() async throws {
        try await contractAtOnce()
    }

    @Test("run it over restarts and closing")
    func durable() async throws {
        let paths = Paths()
        try await durableContract { paths.next() }
    }

    @Test("are compiled here, line by line")
    func areCompiled() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = (1...4).reduce(folder) { url, _ in url.deletingLastPathComponent() }
        let page = root.appending(path: "components/testing/OrchestrixTesting.docc/OrchestrixTesting.md")
        let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```swift\n").dropFirst()
        let printed = blocks.flatMap { lines(of: $0.components(separatedBy: "```")[0]) }
        var compiled = lines(of: try String(contentsOf: folder.appending(path: "PageExample.swift"), encoding: .utf8))[
            ...]
        #expect(printed.count > 10)
        for line in printed {
            let found = try #require(compiled.firstIndex(of: line), "\(line)")
            compiled = compiled[(found + 1)...]
        }
    }

    private func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
