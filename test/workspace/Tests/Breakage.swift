import WorkspaceRules

/// A way to break the workspace, and what the rules must say of it.
struct Breakage: Sendable, CustomStringConvertible {
    /// What is done, as the end of the sentence "the rules notice …".
    let description: String
    /// The rules that it breaks; every other one must go on to hold.
    let rules: Set<Rule>
    /// What the violations must say, each in one of them.
    let findings: [String]
    let change: @Sendable (_ scratch: Scratch) throws -> Void

    static let all = imports + settings + tree + projects

    init(
        _ description: String, breaks rules: Rule..., says findings: [String],
        change: @escaping @Sendable (_ scratch: Scratch) throws -> Void
    ) {
        self.description = description
        self.rules = Set(rules)
        self.findings = findings
        self.change = change
    }
}
