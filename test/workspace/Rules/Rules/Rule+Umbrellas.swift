extension Rule {
    public static let umbrellas = Rule(
        demand: "A library project's umbrella re-exports all components but those it leaves out, and is nothing else."
    ) { workspace in
        workspace.projects.flatMap { project in
            guard let umbrella = project.umbrella else { return [Violation]() }
            let unknown = umbrella.without.filter { name in !workspace.plan.components.contains { $0.name == name } }
            return unknown.map {
                Violation(Plan.file, line: project.line, "\(project.name) leaves out \($0), which isn't listed")
            } + product(of: umbrella, in: workspace) + target(of: umbrella, project, workspace)
        }
    }

    private static func product(of umbrella: Umbrella, in workspace: Workspace) -> [Violation] {
        let product = workspace.root.manifest.products.first { $0.name == umbrella.module }
        if product?.isLibrary == true && product?.targets == [umbrella.module] { return [] }
        let message = "there is no library product \(umbrella.module) of that target alone"
        return [Violation(workspace.root.file, message)]
    }

    private static func target(of umbrella: Umbrella, _ project: Project, _ workspace: Workspace) -> [Violation] {
        let folder = "\(project.folder)/\(umbrella.module)"
        let target = workspace.root.manifest.targets.first {
            $0.folder == folder && $0.name == umbrella.module && $0.type == "regular"
        }
        guard let target else {
            return [Violation(workspace.root.file, "no library target \(umbrella.module) has the path \(folder)")]
        }
        let sources = workspace.sources(of: target, in: workspace.root)
        return differences(umbrella, project, in: sources, workspace) + sources.flatMap(code)
    }

    private static func differences(
        _ umbrella: Umbrella, _ project: Project, in sources: [SourceFile], _ workspace: Workspace
    ) -> [Violation] {
        let exports = sources.flatMap(\.imports).filter { $0.attributes.contains("@_exported") }.map(\.module)
        let components = workspace.bricks.filter { $0.isComponent && !umbrella.without.contains($0.name) }
            .map(\.module)
        let place = "\(project.folder)/\(umbrella.module)"
        return components.filter { !exports.contains($0) }.map {
            Violation(place, "\(umbrella.module) doesn't re-export \($0)")
        }
            + exports.filter { !components.contains($0) }.map {
                Violation(place, "\(umbrella.module) re-exports \($0), which isn't for it")
            }
    }

    /// Lines that are neither imports nor comments.
    private static func code(in source: SourceFile) -> [Violation] {
        let imports = Set(source.imports.map(\.line))
        let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().filter { index, line in
            !imports.contains(index + 1) && !line.isEmpty && !line.hasPrefix("//")
        }.map { Violation(source.path, line: $0.offset + 1, "an umbrella holds no code") }
    }
}
