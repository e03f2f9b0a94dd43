/// Everything that the rules look at, read once from a folder.
public struct Workspace: Sendable {
    /// What `workspace.toml` says.
    let plan: Plan
    /// The root's package.
    let root: WorkspacePackage
    /// The packages below it: the projects, and the tests that stand apart.
    let nested: [WorkspacePackage]
    /// Every Swift source but the manifests.
    let sources: [SourceFile]
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

    /// The names of the folders right below `folder`.
    func folders(in folder: String) -> Set<String> {
        let opening = folder + "/"
        return Set(
            files.filter { $0.hasPrefix(opening) }.compactMap { file in
                let parts = file.dropFirst(opening.count).split(separator: "/")
                return parts.count > 1 ? String(parts[0]) : nil
            })
    }

    /// The package whose target compiles `path`, with that target: the one whose folder is the nearest above it.
    func owner(of path: String) -> (package: WorkspacePackage, target: Target)? {
        let owners = packages.flatMap { package in package.manifest.targets.map { (package: package, target: $0) } }
        return owners.filter { path.hasPrefix($0.package.path($0.target.folder) + "/") }
            .max { $0.package.path($0.target.folder).utf8.count < $1.package.path($1.target.folder).utf8.count }
    }

    /// The sources of a target.
    func sources(of target: Target, in package: WorkspacePackage) -> [SourceFile] {
        sources.filter { source in
            guard let owner = owner(of: source.path) else { return false }
            return owner.package.folder == package.folder && owner.target.name == target.name
        }
    }
}
