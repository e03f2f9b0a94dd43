extension Rule {
    /// Nothing lies about uncompiled.
    public static let compiledSources = Rule(demand: "Every source belongs to a target that compiles it.") {
        workspace in
        let excluded = workspace.packages.flatMap { package in
            package.manifest.targets.flatMap { exclusions(by: $0, of: package, in: workspace) }
        }
        return workspace.stray.map { Violation($0.path, "no target compiles it") } + excluded
    }

    private static func exclusions(
        by target: Target, of package: WorkspacePackage, in workspace: Workspace
    ) -> [Violation] {
        let places = target.exclude.map { package.path(target.folder + "/" + $0) }
        return workspace.sources(of: target, in: package).filter { source in
            places.contains { source.path == $0 || source.path.hasPrefix($0 + "/") }
        }.map { Violation($0.path, "target \(target.name) excludes it, and no other compiles it") }
    }
}
