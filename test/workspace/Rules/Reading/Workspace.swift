/// Everything that the rules look at, read once from a folder.
public struct Workspace: Sendable {
    /// What `workspace.toml` says.
    let plan: Plan
    /// The root's package.
    let root: WorkspacePackage
    /// The packages below it: the projects, and the tests that stand apart.
    let nested: [WorkspacePackage]
    /// Every Swift source but the manifests, by its path.
    let sources: [String: SourceFile]
    /// The sources by the folder of the target that is the nearest above it.
    let compiled: [String: [SourceFile]]
    /// The sources that are below no target.
    let stray: [SourceFile]
    /// Every file, relative to the root.
    let files: Set<String>
    /// The documents' texts by their paths.
    let documents: [String: String]
    /// The upcoming features that the compiler knows.
    let knownFeatures: Set<String>

    var packages: [WorkspacePackage] { [root] + nested }

    /// The listed bricks that are there; those that aren't are one rule's business, and no other's.
    var bricks: [Brick] { plan.bricks.filter { folders(in: $0.kind).contains($0.name) } }

    /// The listed projects that are there.
    var projects: [Project] { plan.projects.filter { folders(in: "projects").contains($0.name) } }

    /// The packages that use the workspace as somebody else's do.
    var outsiders: [WorkspacePackage] { nested.filter(\.isOutsider) }

    /// The packages of the house.
    var insiders: [WorkspacePackage] { packages.filter { !$0.isOutsider } }

    /// The names of the folders right below `folder`.
    func folders(in folder: String) -> Set<String> {
        let opening = folder + "/"
        return Set(
            files.filter { $0.hasPrefix(opening) }.compactMap { file in
                let parts = file.dropFirst(opening.count).split(separator: "/")
                return parts.count > 1 ? String(parts[0]) : nil
            })
    }

    /// The sources of a target.
    func sources(of target: Target, in package: WorkspacePackage) -> [SourceFile] {
        compiled[package.path(target.folder)] ?? []
    }
}
