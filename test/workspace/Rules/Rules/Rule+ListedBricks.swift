extension Rule {
    public static let listedBricks = Rule(
        demand: "workspace.toml lists the folders of components, bases and projects, and tests are of what is listed."
    ) { workspace in
        let plan = workspace.plan
        let components = names(plan.components.map { ($0.name, $0.line) })
        let bases = names(plan.bases.map { ($0.name, $0.line) })
        let projects = names(plan.projects.map { ($0.name, $0.line) })
        return absent(components, from: "components", in: workspace) + absent(bases, from: "bases", in: workspace)
            + absent(projects, from: "projects", in: workspace)
            + unlisted(in: "components", but: components, workspace) + unlisted(in: "bases", but: bases, workspace)
            + unlisted(in: "projects", but: projects, workspace)
            + unlisted(in: "test/components", but: components, workspace)
            + unlisted(in: "test/bases", but: bases, workspace)
            + unlisted(in: "test/projects", but: projects, workspace)
    }

    private static func names(_ entries: [(name: String, line: Int)]) -> [String: Int] {
        Dictionary(entries.map { ($0.name, $0.line) }) { first, _ in first }
    }

    private static func absent(_ listed: [String: Int], from folder: String, in workspace: Workspace) -> [Violation] {
        let folders = workspace.folders(in: folder)
        return listed.filter { !folders.contains($0.key) }.map { name, line in
            Violation(Plan.file, line: line, "lists \(name), but there is no folder \(folder)/\(name)")
        }
    }

    private static func unlisted(
        in folder: String, but listed: [String: Int], _ workspace: Workspace
    ) -> [Violation] {
        workspace.folders(in: folder).filter { listed[$0] == nil }.map {
            Violation("\(folder)/\($0)", "\(Plan.file) lists no such brick")
        }
    }
}
