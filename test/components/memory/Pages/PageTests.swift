import Foundation
import OrchestrixCommon
import OrchestrixMemory
import OrchestrixMessaging
import Testing

@Suite("The examples of the documentation pages")
struct PageTests {
    @Test("do what they say: messages, handlers and subscribers")
    func messaging() async throws {
        let seen = Recorder<String>()
        let number = try await example(
            InMemoryAsyncMessageBus(), sendMail: { seen.record("mail \($0)") },
            updateInventory: { seen.record("inventory \($0)") })
        #expect(number == 2)
        #expect(seen.values.sorted() == ["inventory 2", "mail 2"])
    }

    @Test("do what they say: an envelope goes out as a CloudEvent and comes back")
    func cloudEvents() throws {
        let envelope = try MessageStamp().envelope(OrderPlaced(number: 7))
        let again = try example(envelope)
        #expect(again.id == envelope.id)
        #expect(again.metadata == envelope.metadata)
        #expect(again.message.number == 7)
    }

    @Test("do what they say: a command that is handled by an aggregate in memory")
    func memory() async throws {
        #expect(try await memoryExample() == 500)
    }

    static let examples: [(page: String, block: Int, file: String)] = [
        ("messaging/OrchestrixMessaging.docc/OrchestrixMessaging.md", 0, "MessagingPageExample.swift"),
        ("messaging/OrchestrixMessaging.docc/OrchestrixMessaging.md", 1, "CloudEventsPageExample.swift"),
        ("memory/OrchestrixMemory.docc/OrchestrixMemory.md", 0, "MemoryPageExample.swift"),
    ]

    @Test("are compiled here, line by line", arguments: examples)
    func areCompiled(page: String, block: Int, file: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let root = (1...4).reduce(folder) { url, _ in url.deletingLastPathComponent() }
        let blocks = try String(contentsOf: root.appending(path: "components/\(page)"), encoding: .utf8)
            .components(separatedBy: "```swift\n").dropFirst()
        let text = try #require(blocks.dropFirst(block).first?.components(separatedBy: "```").first)
        let printed = lines(of: text)
        var compiled = lines(of: try String(contentsOf: folder.appending(path: file), encoding: .utf8))[...]
        #expect(printed.count >= 3)
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
