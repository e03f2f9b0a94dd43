import OrchestrixEventSourcing
import Testing

@Suite("The name of a stream")
struct StreamIDTests {
    @Test(
        "is taken apart at its first hyphen",
        arguments: [
            ("account-X", "account", "X"), ("a-b-c", "a", "b-c"), ("a--b", "a", "-b"), ("ünï-é", "ünï", "é"),
        ])
    func parses(text: String, category: String, id: String) throws {
        let stream = try #require(StreamID(text))
        #expect(stream == StreamID(category: category, id: id))
        #expect(stream.description == text)
    }

    @Test("needs both of its parts", arguments: ["", "account", "account-", "-X", "-"])
    func refuses(text: String) {
        #expect(StreamID(text) == nil)
    }

    @Test("is compared by its bytes, and not by how it looks")
    func comparesBytes() {
        let one = StreamID(category: "caf\u{E9}", id: "x")
        let other = StreamID(category: "cafe\u{301}", id: "x")
        #expect(one.category == other.category)
        #expect(one != other)
        #expect(Set([one, other]).count == 2)
    }

    @Test("is ordered by category and id, each by its bytes")
    func orders() {
        let ordered = [
            ("a", "b"), ("a", "\u{FF5A}"), ("a", "\u{1F600}"), ("aa", "a"), ("e\u{301}", "a"), ("\u{E9}", "a"),
        ]
        .map { StreamID(category: $0, id: $1) }
        #expect(ordered.reversed().sorted() == ordered)
        for (index, stream) in ordered.enumerated() {
            for other in ordered[(index + 1)...] { #expect(stream < other && !(other < stream)) }
        }
    }
}
