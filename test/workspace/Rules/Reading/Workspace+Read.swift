extension Workspace {
    /// Reads the workspace at `path`: its manifests, sources and documents, and the features of the compiler.
    ///
    /// - Parameter earlier: a workspace that was read before. A file whose text is the same in both means the same in
    ///   both, and isn't looked into again.
    public init(at path: String, after earlier: Workspace? = nil) throws {
        let reader = WorkspaceReader(path: path, earlier: earlier)
        plan = try Plan(text: reader.text(of: Plan.file))
        root = try reader.package("Package.swift")
        nested = try reader.manifests.filter { $0 != "Package.swift" }.map(reader.package)
        sources = try reader.sources()
        let packages = [root] + nested
        let folders = Set(packages.flatMap { package in package.manifest.targets.map { package.path($0.folder) } })
        let owned = Dictionary(grouping: sources.values) { Self.nearest(of: folders, above: $0.path) ?? "" }
        compiled = owned.filter { !$0.key.isEmpty }
        stray = owned[""] ?? []
        documents = try reader.documents()
        files = Set(reader.files)
        knownFeatures = try earlier?.knownFeatures ?? CompilerFeatures.read()
    }

    private static func nearest(of folders: Set<String>, above path: String) -> String? {
        var parts = path.split(separator: "/").dropLast()
        while !parts.isEmpty {
            let folder = parts.joined(separator: "/")
            if folders.contains(folder) { return folder }
            parts.removeLast()
        }
        return nil
    }
}
