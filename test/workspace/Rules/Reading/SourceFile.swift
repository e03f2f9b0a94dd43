/// What the rules want to know of a Swift source.
public struct SourceFile: Sendable {
    /// Relative to the root.
    let path: String
    let text: String
    let imports: [Import]
    /// Whether it holds at least one `@Test`.
    let hasTests: Bool

    init(path: String, text: String) {
        var scanner = SourceScanner()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { scanner.read(line) }
        self.path = path
        self.text = text
        imports = scanner.imports
        hasTests = scanner.hasTests
    }
}
