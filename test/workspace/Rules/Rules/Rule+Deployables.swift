extension Rule {
    public static let deployables = Rule(
        demand: "Every project has a README and a manifest of one target, which depends on its products in the root."
    ) { workspace in
        workspace.projects.flatMap { project in
            let readme = workspace.isWritten("\(project.folder)/README.md")
            return (readme ? [] : [Violation("\(project.folder)/README.md", "the project's page is missing or empty")])
                + manifest(of: project, in: workspace)
        }
    }

    private static func manifest(of project: Project, in workspace: Workspace) -> [Violation] {
        guard let package = workspace.nested.first(where: { $0.folder == project.folder }) else {
            return [Violation("\(project.folder)/Package.swift", "the project's manifest is missing")]
        }
        let targets = package.manifest.targets
        let anchor = targets.first
        let built = Set((anchor?.dependencies ?? []).filter { $0.package == workspace.root.manifest.name }.map(\.name))
        let bases = workspace.plan.bases.filter { project.bases.contains($0.name) }.map(\.module)
        let products = Set(bases + [project.umbrella?.module].compactMap(\.self))
        var violations: [Violation] = []
        if package.manifest.dependencies.map(\.name) != [workspace.root.manifest.name] {
            violations.append(Violation(package.file, "depends on other packages than the root, by its name"))
        }
        let traits = package.manifest.dependencies.reduce(into: Set()) { $0.formUnion($1.traits) }
        if traits != project.traits {
            let listed = list(project.traits)
            let message = "has the traits \(list(traits)), but \(Plan.file):\(project.line) says \(listed)"
            violations.append(Violation(package.file, message))
        }
        if targets.count != 1 { violations.append(Violation(package.file, "has \(targets.count) targets, not one")) }
        if bases.count != project.bases.count {
            violations.append(
                Violation(Plan.file, line: project.line, "\(project.name) names a base that isn't listed"))
        }
        if built != products {
            let line = anchor.flatMap(package.line)
            let message = "builds \(list(built)), but \(Plan.file):\(project.line) says \(list(products))"
            violations.append(Violation(package.file, line: line, message))
        }
        return violations
    }

    private static func list(_ names: Set<String>) -> String {
        names.isEmpty ? "nothing" : names.sorted().joined(separator: ", ")
    }
}
