import Testing
import WorkspaceRules

@Suite("The rules")
struct BreakageTests {
    @Test("notice", arguments: Breakage.all)
    func notice(breakage: Breakage) throws {
        let sound = try Tree.workspace.get()
        let scratch = try Scratch()
        try breakage.change(scratch)
        let broken = try scratch.read()
        var findings: [Violation] = []
        for rule in Rule.all {
            let new = Set(rule.violations(broken)).subtracting(rule.violations(sound))
            #expect(!new.isEmpty == breakage.rules.contains(rule), "\(rule)\n\(new)")
            findings += new
        }
        for text in breakage.findings {
            #expect(findings.contains { $0.description.contains(text) }, "\(text)\nnot in\n\(findings)")
        }
    }

    @Test("are each shown to bite")
    func areEachShownToBite() {
        let broken = Breakage.all.map(\.rules)
        #expect(broken.reduce(into: []) { $0.formUnion($1) } == Set(Rule.all))
    }
}
