extension Rule {
    public static let outsiders = Rule(
        demand: "A package in test/projects uses the root as anybody can: its products, what is public, no settings."
    ) { workspace in
        workspace.outsiders.flatMap { package in
            dependencies(of: package, in: workspace)
                + package.manifest.targets.flatMap {
                    settings(of: $0, in: package) + imports(by: $0, package, workspace)
                }
        }
    }

    private static func dependencies(of package: WorkspacePackage, in workspace: Workspace) -> [Violation] {
        if package.manifest.dependencies.map(\.name) == [workspace.root.manifest.name] { return [] }
        return [Violation(package.file, "depends on other packages than the root, by its name")]
    }

    private static func settings(of target: Target, in package: WorkspacePackage) -> [Violation] {
        target.settings.map(\.text).filter { !$0.hasPrefix("swift: swiftLanguageMode(") }.map {
            Violation(
                package.file, line: package.line(of: target),
                "target \(target.name) has the setting \($0), which nobody should need")
        }
    }

    private static func imports(
        by target: Target, _ package: WorkspacePackage, _ workspace: Workspace
    ) -> [Violation] {
        let modules = Set(workspace.root.manifest.targets.map(\.name))
        return workspace.sources(of: target, in: package).flatMap { source in
            source.imports.filter { modules.contains($0.module) && !$0.attributes.isEmpty }.map {
                Violation(
                    source.path, line: $0.line,
                    "imports \($0.module) by \($0.attributes.joined(separator: " ")), not as anybody can")
            }
        }
    }
}
