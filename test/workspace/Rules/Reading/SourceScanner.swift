/// Finds imports and tests in a Swift source, line by line; comments and multi-line strings are passed over.
struct SourceScanner {
    private(set) var imports: [Import] = []
    private(set) var hasTests = false
    private var line = 0
    private var commentDepth = 0
    private var closing: String?

    mutating func read(_ text: Substring) {
        line += 1
        if let closing {
            if text.contains(closing) { self.closing = nil }
            return
        }
        let wasInComment = commentDepth > 0
        if wasInComment || text.contains("/*") { followComments(in: text) }
        if wasInComment { return }
        let words = text.drop { $0 == " " || $0 == "\t" }
        guard !words.hasPrefix("//") else { return }
        if words.hasPrefix("@Test") { hasTests = true }
        if let found = Self.imported(by: words, line: line) { imports.append(found) }
        closing = Self.openedString(in: words)
    }

    private mutating func followComments(in text: Substring) {
        var rest = text
        while let slash = rest.firstIndex(where: { $0 == "/" || $0 == "*" }) {
            rest = rest[slash...]
            if commentDepth == 0 && rest.hasPrefix("//") { return }
            if rest.hasPrefix("/*") {
                commentDepth += 1
                rest = rest.dropFirst(2)
            } else if commentDepth > 0 && rest.hasPrefix("*/") {
                commentDepth -= 1
                rest = rest.dropFirst(2)
            } else {
                rest = rest.dropFirst()
            }
        }
    }

    private static func imported(by text: Substring, line: Int) -> Import? {
        guard text.contains("import ") else { return nil }
        let words = text.split(separator: " ")
        let opening = words.prefix { $0.hasPrefix("@") || modifiers.contains($0) }
        var rest = words.dropFirst(opening.count)
        guard rest.popFirst() == "import" else { return nil }
        if let word = rest.first, kinds.contains(word) { rest = rest.dropFirst() }
        guard let path = rest.first else { return nil }
        return Import(
            module: String(path.prefix { $0 != "." && $0 != ";" }),
            attributes: opening.filter { $0.hasPrefix("@") }.map(String.init), line: line)
    }

    /// What ends the multi-line string that `line` leaves open.
    private static func openedString(in line: Substring) -> String? {
        let parts = line.split(separator: "\"\"\"", omittingEmptySubsequences: false)
        guard parts.count.isMultiple(of: 2) else { return nil }
        let pounds = parts[parts.count - 2].reversed().prefix { $0 == "#" }
        return "\"\"\"" + String(pounds)
    }

    private static let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
}
