extension Rule {
    public static let declaredImports = Rule(
        demand: "Every target imports exactly what it declares; only what is run may be declared without an import."
    ) { workspace in
        workspace.packages.flatMap { package in
            package.manifest.targets.flatMap { target in
                let sources = workspace.sources(of: target, in: package)
                return undeclared(by: target, in: sources)
                    + unimported(by: target, of: package, in: sources, executables: executables(in: workspace))
            }
        }
    }

    private static func undeclared(by target: Target, in sources: [SourceFile]) -> [Violation] {
        let declared = toolchain.union(target.dependencies.map(\.name)).union([target.name])
        return sources.flatMap { source in
            source.imports.filter { !declared.contains($0.module) }.map {
                Violation(
                    source.path, line: $0.line, "imports \($0.module), which target \(target.name) doesn't declare")
            }
        }
    }

    private static func unimported(
        by target: Target, of package: WorkspacePackage, in sources: [SourceFile], executables: Set<String>
    ) -> [Violation] {
        let imported = executables.union(sources.flatMap(\.imports).map(\.module))
        return target.dependencies.filter { !imported.contains($0.name) }.map {
            Violation(
                package.file, line: package.line(of: target),
                "target \(target.name) declares \($0.name), which none of its sources imports")
        }
    }

    private static func executables(in workspace: Workspace) -> Set<String> {
        let targets = workspace.packages.flatMap(\.manifest.targets).filter { $0.type == "executable" }
        return Set(targets.map(\.name))
    }

    /// What comes with the compiler and needs no declaration.
    private static let toolchain: Set<String> = [
        "Swift", "Synchronization", "Observation", "RegexBuilder", "Distributed", "Testing", "XCTest",
        "Foundation", "FoundationEssentials", "FoundationNetworking", "Dispatch",
        "Glibc", "Musl", "Darwin", "Bionic", "WinSDK",
    ]
}
