import Foundation
import Testing
import WorkspaceRules

@Suite("The workspace")
struct TreeTests {
    @Test("keeps its rules", arguments: Rule.all)
    func keeps(rule: Rule) throws {
        for violation in rule.violations(try Tree.workspace.get()) { Issue.record("\(violation)") }
    }
}
