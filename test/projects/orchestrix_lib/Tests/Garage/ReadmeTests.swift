import Foundation
import Testing

@Suite("The pages of the library")
struct ReadmeTests {
    @Test("have an example that does what it says")
    func runs() async throws {
        let told = Told<Book.Event>()
        try await readme { told.add($0) }
        #expect(told.all == [.lent(reader: "Ada")])
    }

    @Test("have the example that is compiled here, line by line")
    func isCompiled() throws {
        let blocks = try text(of: "projects/orchestrix_lib/README.md").components(separatedBy: "```swift\n")
        let printed = try #require(
            blocks.first { $0.hasPrefix("import Orchestrix\n") }?.components(separatedBy: "```")[0])
        var compiled = lines(of: try text(of: "test/projects/orchestrix_lib/Tests/Garage/ReadmeExample.swift"))[...]
        #expect(lines(of: printed).count > 20)
        for line in lines(of: printed) {
            // What stands between two lines of the page is the function around them.
            let found = try #require(compiled.firstIndex(of: line), "\(line)")
            compiled = compiled[(found + 1)...]
        }
    }

    @Test("name products that there are", arguments: ["README.md", "projects/orchestrix_lib/README.md"])
    func products(page: String) throws {
        let manifest = try text(of: "Package.swift")
        let names = try text(of: page).matches(of: /\.product\(name: "(\w+)", package: "orchestrix"\)/).map(\.1)
        #expect(names.contains("Orchestrix") && names.contains("OrchestrixTesting"))
        for name in names { #expect(manifest.contains(".library(name: \"\(name)\", targets: [\"\(name)\"])")) }
    }

    private func text(of path: String) throws -> String {
        let root = (1...6).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    private func lines(of text: String) -> [String] {
        text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }
}
