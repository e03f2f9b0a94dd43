import Foundation
import OrchestrixEventSourcing
import OrchestrixMemory
import Testing

@Suite("The first example of the README")
struct ReadmeTests {
    @Test("does what it says")
    func runs() async throws {
        let done = try await readme(InMemoryEventStore())
        #expect(done.state.balance == 380)
        #expect(done.version == 2)
    }

    @Test("is the one that is compiled here, line by line")
    func isCompiled() throws {
        let printed = try block(of: String(contentsOf: root.appending(path: "README.md"), encoding: .utf8))
        let compiled = try lines(of: String(contentsOf: example, encoding: .utf8))
        let wrapping = ["//", "import ", "func readme", "return done"]
        let body = compiled.dropLast().filter { line in !wrapping.contains { line.hasPrefix($0) } }
        #expect(printed.count > 10)
        #expect(printed == Array(body))
    }

    private var folder: URL { URL(filePath: #filePath).deletingLastPathComponent() }
    private var example: URL { folder.appending(path: "ReadmeExample.swift") }
    private var root: URL { (1...4).reduce(folder) { url, _ in url.deletingLastPathComponent() } }

    private func block(of text: String) throws -> [String] {
        let parts = text.components(separatedBy: "```swift\n")
        let block = try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
        return lines(of: block)
    }

    private func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
