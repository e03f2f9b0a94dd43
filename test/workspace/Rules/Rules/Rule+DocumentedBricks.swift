extension Rule {
    public static let documentedBricks = Rule(
        demand: "Every component has a documentation page named after its module, and every base a README."
    ) { workspace in
        workspace.bricks.flatMap { $0.isComponent ? page(of: $0, in: workspace) : readme(of: $0, in: workspace) }
    }

    private static func readme(of base: Brick, in workspace: Workspace) -> [Violation] {
        let path = "\(base.folder)/README.md"
        return workspace.isWritten(path) ? [] : [Violation(path, "the base's page is missing or empty")]
    }

    private static func page(of component: Brick, in workspace: Workspace) -> [Violation] {
        let module = component.module
        let path = "\(component.folder)/\(module).docc/\(module).md"
        guard workspace.isWritten(path) else { return [Violation(path, "the component's page is missing or empty")] }
        let title = "# ``\(module)``"
        if workspace.documents[path]?.hasPrefix(title + "\n") == true { return [] }
        return [Violation(path, line: 1, "the title must be \(title), so that the page is the module's")]
    }
}

extension Workspace {
    /// Whether the document at `path` has a line of prose.
    func isWritten(_ path: String) -> Bool {
        documents[path]?.split(separator: "\n").contains { !$0.hasPrefix("#") && $0.contains { $0.isLetter } } ?? false
    }
}
