extension Rule {
    public static let standAloneComponents = Rule(demand: "Components import neither bases nor projects.") {
        workspace in
        let outside = modulesOutside(workspace)
        return workspace.root.manifest.targets.filter { $0.folder.hasPrefix("components/") }.flatMap { target in
            let declared = target.dependencies.filter { outside.contains($0.name) }.map { dependency in
                Violation(
                    workspace.root.file, line: workspace.root.line(of: target),
                    "component \(target.name) depends on \(dependency.name), which is no component")
            }
            return declared + imports(of: outside, in: workspace.sources(of: target, in: workspace.root))
        }
    }

    private static func imports(of modules: Set<String>, in sources: [SourceFile]) -> [Violation] {
        sources.flatMap { source in
            source.imports.filter { modules.contains($0.module) }.map {
                Violation(source.path, line: $0.line, "a component imports \($0.module), which is no component")
            }
        }
    }

    private static func modulesOutside(_ workspace: Workspace) -> Set<String> {
        let bases = workspace.plan.bases.map(\.module)
        let baseTargets = workspace.root.manifest.targets.filter { $0.folder.hasPrefix("bases/") }.map(\.name)
        let projects = workspace.nested.filter { $0.folder.hasPrefix("projects/") }.flatMap(\.manifest.targets)
        return Set(bases + baseTargets + projects.map(\.name))
    }
}
