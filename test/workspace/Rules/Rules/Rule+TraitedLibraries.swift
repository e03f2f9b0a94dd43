extension Rule {
    /// Whoever builds without the trait is never asked for the library.
    public static let traitedLibraries = Rule(
        demand: "A system library is needed only behind a trait, behind which every source that needs it stands, too."
    ) { workspace in
        let package = workspace.root
        let libraries = Set(package.manifest.targets.filter { $0.type == "system" }.map(\.name))
        return package.manifest.targets.flatMap { target in
            target.dependencies.filter { libraries.contains($0.name) }.flatMap { library in
                library.traits.count == 1
                    ? exposed(workspace.sources(of: target, in: package), behind: library.traits[0])
                    : [
                        Violation(
                            package.file, line: package.line(of: target),
                            "target \(target.name) needs the system library \(library.name) behind no trait of its own")
                    ]
            }
        }
    }

    private static func exposed(_ sources: [SourceFile], behind trait: String) -> [Violation] {
        sources.filter { source in
            !source.text.hasPrefix("#if \(trait)\n") || !source.text.hasSuffix("#endif\n")
        }.map { Violation($0.path, line: 1, "doesn't stand wholly behind the trait \(trait)") }
    }
}
