extension Rule {
    public static let standAloneComponents = Rule(
        demand: "Components import neither bases nor projects, and bases no projects."
    ) { workspace in
        let projects = modules(of: "projects/", in: workspace)
        let bases = modules(of: "bases/", in: workspace).union(workspace.plan.bases.map(\.module))
        return violations(in: "components/", of: projects.union(bases), "component", workspace)
            + violations(in: "bases/", of: projects, "base", workspace)
    }

    private static func violations(
        in folder: String, of outside: Set<String>, _ kind: String, _ workspace: Workspace
    ) -> [Violation] {
        workspace.root.manifest.targets.filter { $0.folder.hasPrefix(folder) }.flatMap { target in
            let declared = target.dependencies.filter { outside.contains($0.name) }.map { dependency in
                Violation(
                    workspace.root.file, line: workspace.root.line(of: target),
                    "\(kind) \(target.name) depends on \(dependency.name), which stands above it")
            }
            return declared + imports(of: outside, kind, in: workspace.sources(of: target, in: workspace.root))
        }
    }

    private static func imports(of modules: Set<String>, _ kind: String, in sources: [SourceFile]) -> [Violation] {
        sources.flatMap { source in
            source.imports.filter { modules.contains($0.module) }.map {
                Violation(source.path, line: $0.line, "a \(kind) imports \($0.module), which stands above it")
            }
        }
    }

    /// The modules of all targets that lie below `folder`, whichever package they are of.
    private static func modules(of folder: String, in workspace: Workspace) -> Set<String> {
        let targets = workspace.packages.flatMap { package in
            package.manifest.targets.filter { package.path($0.folder).hasPrefix(folder) }
        }
        return Set(targets.map(\.name))
    }
}
